<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About PixelSmile Desktop</source>
        <translation>Über PixelSmile Desktop</translation>
    </message>
    <message>
        <source>Version {version}, Python {python}, Qt {qt}</source>
        <translation>Version {version}, Python {python}, Qt {qt}</translation>
    </message>
    <message>
        <source>Changes the expression in a portrait, offline, and nothing else in the photo. Apache-2.0.</source>
        <translation>Ändert den Ausdruck in einem Porträt, offline, und sonst nichts im Foto. Apache-2.0.</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Bestandteile des Programms</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The package has no text.</source>
        <translation>Das Paket enthält keinen Text.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open photos…</source>
        <translation>Fotos öffnen …</translation>
    </message>
    <message>
        <source>Look for changes in this folder</source>
        <translation>Nach Änderungen in diesem Ordner suchen</translation>
    </message>
    <message>
        <source>Remove this folder from the library</source>
        <translation>Diesen Ordner aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Write the edit beside the photo (XMP)</source>
        <translation>Bearbeitung neben das Foto schreiben (XMP)</translation>
    </message>
    <message>
        <source>Read the edit that lies beside the photo</source>
        <translation>Bearbeitung neben dem Foto lesen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy the look</source>
        <translation>Look kopieren</translation>
    </message>
    <message>
        <source>Put the look on the selected photos</source>
        <translation>Look auf ausgewählte Fotos anwenden</translation>
    </message>
    <message>
        <source>Put the look on the same person in the selected photos</source>
        <translation>Look auf dieselbe Person in ausgewählten Fotos anwenden</translation>
    </message>
    <message>
        <source>Put looks on the selected photos…</source>
        <translation>Looks auf ausgewählte Fotos anwenden …</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Vorheriges Foto</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 Sterne</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 Sterne</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 Sterne</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 Sterne</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Take the flag away</source>
        <translation>Markierung entfernen</translation>
    </message>
    <message>
        <source>Red label</source>
        <translation>Rote Farbmarke</translation>
    </message>
    <message>
        <source>Yellow label</source>
        <translation>Gelbe Farbmarke</translation>
    </message>
    <message>
        <source>Green label</source>
        <translation>Grüne Farbmarke</translation>
    </message>
    <message>
        <source>Blue label</source>
        <translation>Blaue Farbmarke</translation>
    </message>
    <message>
        <source>Purple label</source>
        <translation>Violette Farbmarke</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Keine Farbmarke</translation>
    </message>
    <message>
        <source>Caption…</source>
        <translation>Bildunterschrift …</translation>
    </message>
    <message>
        <source>New collection from the selected photos…</source>
        <translation>Neue Sammlung aus ausgewählten Fotos …</translation>
    </message>
    <message>
        <source>Add to a collection…</source>
        <translation>Zu einer Sammlung hinzufügen …</translation>
    </message>
    <message>
        <source>Take out of this collection</source>
        <translation>Aus dieser Sammlung nehmen</translation>
    </message>
    <message>
        <source>Make a virtual copy</source>
        <translation>Virtuelle Kopie anlegen</translation>
    </message>
    <message>
        <source>Remove the virtual copy…</source>
        <translation>Virtuelle Kopie entfernen …</translation>
    </message>
    <message>
        <source>Show the file in its folder</source>
        <translation>Datei im Ordner zeigen</translation>
    </message>
    <message>
        <source>Previous face</source>
        <translation>Vorheriges Gesicht</translation>
    </message>
    <message>
        <source>Next face</source>
        <translation>Nächstes Gesicht</translation>
    </message>
    <message>
        <source>Edit all faces</source>
        <translation>Alle Gesichter bearbeiten</translation>
    </message>
    <message>
        <source>Reset the expression</source>
        <translation>Ausdruck zurücksetzen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Weaker</source>
        <translation>Schwächer</translation>
    </message>
    <message>
        <source>Stronger</source>
        <translation>Stärker</translation>
    </message>
    <message>
        <source>Choose from a strip of intensities…</source>
        <translation>Aus einer Reihe von Stärken wählen …</translation>
    </message>
    <message>
        <source>Choose from all expressions…</source>
        <translation>Aus allen Ausdrücken wählen …</translation>
    </message>
    <message>
        <source>Save a sheet of all expressions…</source>
        <translation>Bogen mit allen Ausdrücken speichern …</translation>
    </message>
    <message>
        <source>Save a strip of intensities…</source>
        <translation>Streifen mit allen Stärken speichern …</translation>
    </message>
    <message>
        <source>Save the look as a preset…</source>
        <translation>Look als Vorgabe speichern …</translation>
    </message>
    <message>
        <source>Use the Instant engine</source>
        <translation>Instant verwenden</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>Use the PixelSmile engine</source>
        <translation>PixelSmile verwenden</translation>
    </message>
    <message>
        <source>PixelSmile</source>
        <translation>PixelSmile</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Name this version…</source>
        <translation>Diese Version benennen …</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>Original zeigen</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the running job</source>
        <translation>Laufenden Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Alles abbrechen</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alles abbrechen</translation>
    </message>
    <message>
        <source>Try failed jobs again</source>
        <translation>Fehlgeschlagene Aufträge wiederholen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Give the model&apos;s memory back</source>
        <translation>Speicher des Modells freigeben</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Before and after, split upright</source>
        <translation>Vorher/nachher, senkrecht geteilt</translation>
    </message>
    <message>
        <source>Before and after, split across</source>
        <translation>Vorher/nachher, waagerecht geteilt</translation>
    </message>
    <message>
        <source>Before and after side by side</source>
        <translation>Vorher und nachher nebeneinander</translation>
    </message>
    <message>
        <source>Show before while held</source>
        <translation>Vorher zeigen, solange gedrückt</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>Unterschiede zeigen</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>An Fenster anpassen</translation>
    </message>
    <message>
        <source>Fill the window</source>
        <translation>Fenster füllen</translation>
    </message>
    <message>
        <source>Actual pixels</source>
        <translation>Tatsächliche Pixel</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>Show the edited area</source>
        <translation>Bearbeiteten Bereich zeigen</translation>
    </message>
    <message>
        <source>Show clipped highlights and shadows</source>
        <translation>Beschnittene Lichter und Tiefen zeigen</translation>
    </message>
    <message>
        <source>Show the faces</source>
        <translation>Gesichter zeigen</translation>
    </message>
    <message>
        <source>Left panel</source>
        <translation>Linke Leiste</translation>
    </message>
    <message>
        <source>Right panel</source>
        <translation>Rechte Leiste</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>Hide or show all panels</source>
        <translation>Alle Leisten aus- oder einblenden</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Default layout</source>
        <translation>Standardanordnung</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Welcome page</source>
        <translation>Willkommensseite</translation>
    </message>
    <message>
        <source>What did this program send?</source>
        <translation>Was hat dieses Programm gesendet?</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Nach neuer Version suchen</translation>
    </message>
    <message>
        <source>Show the log files</source>
        <translation>Protokolldateien zeigen</translation>
    </message>
    <message>
        <source>About PixelSmile Desktop</source>
        <translation>Über PixelSmile Desktop</translation>
    </message>
</context>
<context>
    <name>AdapterField</name>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Andere Datei …</translation>
    </message>
    <message>
        <source>Choose an adapter</source>
        <translation>Adapter wählen</translation>
    </message>
    <message>
        <source>Adapters (*.safetensors)</source>
        <translation>Adapter (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>AutomaticSpinBox</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>BatchCommands</name>
    <message>
        <source>Looking for the same person …</source>
        <translation>Suche nach derselben Person …</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) are in the queue</source>
        <translation>
            <numerusform>%n Bearbeitung ist in der Warteschlange</numerusform>
            <numerusform>%n Bearbeitungen sind in der Warteschlange</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>Put into the queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Edit %n photo(s)</source>
        <translation>
            <numerusform>%n Foto bearbeiten</numerusform>
            <numerusform>%n Fotos bearbeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Look of now</source>
        <translation>Aktueller Look</translation>
    </message>
    <message>
        <source>the largest face</source>
        <translation>das größte Gesicht</translation>
    </message>
    <message>
        <source>all faces</source>
        <translation>alle Gesichter</translation>
    </message>
    <message>
        <source>the same person</source>
        <translation>dieselbe Person</translation>
    </message>
    <message>
        <source>&amp;Faces</source>
        <translation>&amp;Gesichter</translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation>&amp;Engine</translation>
    </message>
    <message>
        <source>choose at least one look</source>
        <translation>mindestens einen Look wählen</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n look(s)</source>
        <translation>
            <numerusform>%n Look</numerusform>
            <numerusform>%n Looks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n Version</numerusform>
            <numerusform>%n Versionen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Clear what has ended</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Nothing is waiting. Edit one photo, copy its look, select other photos in the library and put the look on them: they are rendered here one after the other.</source>
        <translation>Nichts wartet. Bearbeiten Sie ein Foto, kopieren Sie seinen Look, wählen Sie in der Bibliothek andere Fotos aus und wenden Sie den Look auf sie an: Hier werden sie nacheinander gerendert.</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>Fotos wählen</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 running</source>
        <translation>1 läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n beendet</numerusform>
            <numerusform>%n beendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them failed</source>
        <translation>
            <numerusform>davon %n fehlgeschlagen</numerusform>
            <numerusform>davon %n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Do this next</source>
        <translation>Als Nächstes ausführen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>BlendStanding</name>
    <message>
        <source>this blend is known to work</source>
        <translation>diese Mischung funktioniert nachweislich</translation>
    </message>
    <message>
        <source>nobody has tested this blend</source>
        <translation>diese Mischung hat noch niemand erprobt</translation>
    </message>
    <message>
        <source>this blend is known to fail</source>
        <translation>diese Mischung misslingt bekanntermaßen</translation>
    </message>
</context>
<context>
    <name>BundledPreset</name>
    <message>
        <source>Gentle smile</source>
        <translation>Sanftes Lächeln</translation>
    </message>
    <message>
        <source>Warm smile</source>
        <translation>Warmes Lächeln</translation>
    </message>
    <message>
        <source>Big smile</source>
        <translation>Breites Lächeln</translation>
    </message>
    <message>
        <source>Self-assured</source>
        <translation>Selbstsicher</translation>
    </message>
    <message>
        <source>Pleasant surprise</source>
        <translation>Freudige Überraschung</translation>
    </message>
    <message>
        <source>Astonished</source>
        <translation>Verblüfft</translation>
    </message>
    <message>
        <source>Shy</source>
        <translation>Schüchtern</translation>
    </message>
    <message>
        <source>Bittersweet</source>
        <translation>Bittersüß</translation>
    </message>
    <message>
        <source>Thoughtful</source>
        <translation>Nachdenklich</translation>
    </message>
    <message>
        <source>Melancholy</source>
        <translation>Melancholisch</translation>
    </message>
    <message>
        <source>Dreamy</source>
        <translation>Verträumt</translation>
    </message>
    <message>
        <source>Determined</source>
        <translation>Entschlossen</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Quit PixelSmile Desktop</source>
        <translation>PixelSmile Desktop beenden</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are not finished.</source>
        <translation>
            <numerusform>%n Auftrag ist nicht fertig.</numerusform>
            <numerusform>%n Aufträge sind nicht fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>If you quit now, they wait in the queue and go on at the next start. Nothing is lost.</source>
        <translation>Wenn Sie jetzt beenden, warten sie in der Warteschlange und laufen beim nächsten Start weiter. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Finish, then quit</source>
        <translation>Fertigstellen, dann beenden</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Jetzt beenden</translation>
    </message>
</context>
<context>
    <name>CollectionCommands</name>
    <message>
        <source>Add to a collection</source>
        <translation>Zu einer Sammlung hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Collection for %n photo(s), a known one or a new one:</source>
        <translation>
            <numerusform>Sammlung für %n Foto, eine vorhandene oder eine neue:</numerusform>
            <numerusform>Sammlung für %n Fotos, eine vorhandene oder eine neue:</numerusform>
        </translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were put into {name}</source>
        <translation>
            <numerusform>%n Foto wurde in {name} aufgenommen</numerusform>
            <numerusform>%n Fotos wurden in {name} aufgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were taken out of {name}</source>
        <translation>
            <numerusform>%n Foto wurde aus {name} genommen</numerusform>
            <numerusform>%n Fotos wurden aus {name} genommen</numerusform>
        </translation>
    </message>
    <message>
        <source>The collection {name} is removed; its photos stay</source>
        <translation>Die Sammlung {name} ist entfernt; ihre Fotos bleiben</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
</context>
<context>
    <name>ColourLabel</name>
    <message>
        <source>No colour</source>
        <translation>Keine Farbe</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do</source>
        <translation>Schreiben Sie, was Sie tun möchten</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>CompareCanvas</name>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>ComparePainter</name>
    <message>
        <source>The two pictures are the same</source>
        <translation>Beide Bilder sind gleich</translation>
    </message>
    <message>
        <source>The difference shows when both pictures are there</source>
        <translation>Der Unterschied erscheint, sobald beide Bilder da sind</translation>
    </message>
</context>
<context>
    <name>CompareToolbar</name>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Neben</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>Compare toolbar</source>
        <translation>Vergleichsleiste</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of before and after</source>
        <translation>Vergleich von Vorher und Nachher</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>{after} alone</source>
        <translation>nur {after}</translation>
    </message>
    <message>
        <source>{before} on the left, {after} on the right of a line</source>
        <translation>{before} links, {after} rechts einer Linie</translation>
    </message>
    <message>
        <source>{before} above, {after} below a line</source>
        <translation>{before} über, {after} unter einer Linie</translation>
    </message>
    <message>
        <source>{before} and {after} side by side</source>
        <translation>{before} und {after} nebeneinander</translation>
    </message>
    <message>
        <source>{after}; {before} while held</source>
        <translation>{after}; {before}, solange gedrückt</translation>
    </message>
    <message>
        <source>Difference of {before} and {after}</source>
        <translation>Unterschied zwischen {before} und {after}</translation>
    </message>
    <message>
        <source>what changed is tinted</source>
        <translation>Geändertes ist getönt</translation>
    </message>
    <message>
        <source>clipped pixels are marked</source>
        <translation>beschnittene Pixel sind markiert</translation>
    </message>
    <message>
        <source>faces have boxes</source>
        <translation>Gesichter haben Rahmen</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>Kein Foto</translation>
    </message>
    <message>
        <source>{0} of {1} faces chosen</source>
        <translation>{0} von {1} Gesichtern gewählt</translation>
    </message>
    <message>
        <source>at face {0}</source>
        <translation>bei Gesicht {0}</translation>
    </message>
    <message>
        <source>at face {0}, chosen</source>
        <translation>bei Gesicht {0}, gewählt</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>The program had a fault</source>
        <translation>Das Programm hatte einen Fehler</translation>
    </message>
    <message>
        <source>Last time the program had a fault, and wrote this report. Your photos and edits are safe. The report has stayed on this computer; if you send it to the makers of the program, they can mend the fault. It may name files and folders, so read it first.</source>
        <translation>Beim letzten Mal hatte das Programm einen Fehler und hat diesen Bericht geschrieben. Ihre Fotos und Bearbeitungen sind sicher. Der Bericht ist auf diesem Computer geblieben; wenn Sie ihn den Herstellern des Programms schicken, können sie den Fehler beheben. Er kann Dateien und Ordner nennen, lesen Sie ihn also zuerst.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Delete the report</source>
        <translation>Bericht löschen</translation>
    </message>
</context>
<context>
    <name>DateFilter</name>
    <message>
        <source>Time taken</source>
        <translation>Aufnahmezeit</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>From one day to another…</source>
        <translation>Von einem Tag zum anderen …</translation>
    </message>
</context>
<context>
    <name>DaysDialog</name>
    <message>
        <source>Photos taken</source>
        <translation>Fotos, aufgenommen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>DiskLedger</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Remains of interrupted work</source>
        <translation>Reste unterbrochener Arbeit</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>The version {name} is removed</source>
        <translation>Die Version {name} ist entfernt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>EditInspector</name>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>There is no face in this photo</source>
        <translation>In diesem Foto ist kein Gesicht</translation>
    </message>
    <message>
        <source>Faces in this photo</source>
        <translation>Gesichter in diesem Foto</translation>
    </message>
    <message>
        <source>Face {number}: {warning}</source>
        <translation>Gesicht {number}: {warning}</translation>
    </message>
    <message>
        <source>identity {value}</source>
        <translation>Ähnlichkeit {value}</translation>
    </message>
    <message>
        <source>{share} % changes, the rest is bit-identical</source>
        <translation>{share} % ändern sich, der Rest ist bitgleich</translation>
    </message>
</context>
<context>
    <name>EditModel</name>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>options</source>
        <translation>Optionen</translation>
    </message>
</context>
<context>
    <name>EditView</name>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
</context>
<context>
    <name>EngineName</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>PixelSmile</source>
        <translation>PixelSmile</translation>
    </message>
</context>
<context>
    <name>EngineOptionsPanel</name>
    <message>
        <source>Match the colours of the photo</source>
        <translation>Farben an das Foto angleichen</translation>
    </message>
    <message>
        <source>Keep the grain of the photo</source>
        <translation>Korn des Fotos erhalten</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Everything as the program chooses it</source>
        <translation>Alles so, wie das Programm es wählt</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>More steps take longer and draw finer</source>
        <translation>Mehr Schritte dauern länger und zeichnen feiner</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Side of the square in which the face is drawn</source>
        <translation>Seite des Quadrats, in dem das Gesicht gezeichnet wird</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>How the weights of the model are held in memory</source>
        <translation>Wie die Gewichte des Modells im Speicher liegen</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>A quick look in a few steps</source>
        <translation>Ein schneller Blick in wenigen Schritten</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>What teaches the base model its expressions</source>
        <translation>Was dem Grundmodell die Ausdrücke beibringt</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How strongly the adapter works</source>
        <translation>Wie stark der Adapter wirkt</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Motiv</translation>
    </message>
    <message>
        <source>What the model is told that it sees</source>
        <translation>Was dem Modell gesagt wird, dass es sieht</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>Weicher Rand</translation>
    </message>
    <message>
        <source>Where the face ends, in per cent of its width</source>
        <translation>Wo das Gesicht endet, in Prozent seiner Breite</translation>
    </message>
    <message>
        <source>Settings: {precision}</source>
        <translation>Einstellungen: {precision}</translation>
    </message>
    <message>
        <source>No, render in full</source>
        <translation>Nein, ganz rendern</translation>
    </message>
    <message>
        <source>chosen by the program</source>
        <translation>vom Programm gewählt</translation>
    </message>
    <message>
        <source>chosen by the program: {steps} steps</source>
        <translation>vom Programm gewählt: {steps} Schritte</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation>{steps} Schritte</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} Pixel</translation>
    </message>
    <message>
        <source>adapter {strength} %</source>
        <translation>Adapter {strength} %</translation>
    </message>
    <message>
        <source>own edge</source>
        <translation>eigener Rand</translation>
    </message>
</context>
<context>
    <name>EnginePanel</name>
    <message>
        <source>Get it ready…</source>
        <translation>Bereit machen …</translation>
    </message>
    <message>
        <source>Keep this version</source>
        <translation>Diese Version behalten</translation>
    </message>
    <message>
        <source>Render with {engine}</source>
        <translation>Mit {engine} rendern</translation>
    </message>
    <message>
        <source>Automatic: {plan}</source>
        <translation>Automatisch: {plan}</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Plan of the PixelSmile engine</source>
        <translation>Plan der PixelSmile-Engine</translation>
    </message>
    <message>
        <source>What you see is what you get, in milliseconds, on every computer.</source>
        <translation>Was Sie sehen, bekommen Sie: in Millisekunden, auf jedem Computer.</translation>
    </message>
    <message>
        <source>Looking at what this computer can do …</source>
        <translation>Sehe nach, was dieser Computer kann …</translation>
    </message>
    <message>
        <source>Not ready: {why}</source>
        <translation>Nicht bereit: {why}</translation>
    </message>
    <message>
        <source>about {time} each</source>
        <translation>je etwa {time}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Export %n photo(s)</source>
        <translation>
            <numerusform>%n Foto exportieren</numerusform>
            <numerusform>%n Fotos exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Example of a name</source>
        <translation>Beispiel für einen Namen</translation>
    </message>
    <message>
        <source>Size of the export and room on the disk</source>
        <translation>Größe des Exports und Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>for example {name}</source>
        <translation>zum Beispiel {name}</translation>
    </message>
    <message>
        <source>about {needed}, {free} free</source>
        <translation>etwa {needed}, {free} frei</translation>
    </message>
    <message>
        <source>that is not enough room</source>
        <translation>das ist nicht genug Platz</translation>
    </message>
    <message>
        <source>Folder for the exported files</source>
        <translation>Ordner für die exportierten Dateien</translation>
    </message>
</context>
<context>
    <name>ExportFields</name>
    <message>
        <source>as each original is</source>
        <translation>wie das jeweilige Original</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>low</source>
        <translation>schwach</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>keep all</source>
        <translation>alle behalten</translation>
    </message>
    <message>
        <source>keep all but the location</source>
        <translation>alle außer dem Ort behalten</translation>
    </message>
    <message>
        <source>drop all</source>
        <translation>alle entfernen</translation>
    </message>
    <message>
        <source>EXIF, XMP and IPTC as they are in the original</source>
        <translation>EXIF, XMP und IPTC wie im Original</translation>
    </message>
    <message>
        <source>without GPS, named places, and the camera maker&apos;s own notes, which may hide a place</source>
        <translation>ohne GPS, Ortsnamen und Herstellernotizen der Kamera, die einen Ort verraten können</translation>
    </message>
    <message>
        <source>nothing but the pixels and their colour profile</source>
        <translation>nur die Pixel und ihr Farbprofil</translation>
    </message>
    <message>
        <source>name of the original, without its suffix</source>
        <translation>Name des Originals ohne Endung</translation>
    </message>
    <message>
        <source>what was asked for</source>
        <translation>was gewünscht wurde</translation>
    </message>
    <message>
        <source>how strong it is</source>
        <translation>wie stark es ist</translation>
    </message>
    <message>
        <source>which engine rendered it</source>
        <translation>welche Engine gerendert hat</translation>
    </message>
    <message>
        <source>day on which the photo was taken</source>
        <translation>Aufnahmetag</translation>
    </message>
    <message>
        <source>place in this export</source>
        <translation>Platz in diesem Export</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Put {part} into the name</source>
        <translation>{part} in den Namen setzen</translation>
    </message>
    <message>
        <source>keep &amp;16 bits per channel</source>
        <translation>&amp;16 Bit je Kanal behalten</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Longest si&amp;de at most</source>
        <translation>Längste S&amp;eite höchstens</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>Longest side in pixels</source>
        <translation>Längste Seite in Pixeln</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Sharpening</source>
        <translation>&amp;Schärfen</translation>
    </message>
    <message>
        <source>write into &amp;edited photos how they were made</source>
        <translation>in &amp;bearbeitete Fotos schreiben, wie sie entstanden</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Metadaten</translation>
    </message>
</context>
<context>
    <name>ExportPreset</name>
    <message>
        <source>Like the original</source>
        <translation>Wie das Original</translation>
    </message>
    <message>
        <source>Web, 2048 pixels, without location</source>
        <translation>Web, 2048 Pixel, ohne Ort</translation>
    </message>
    <message>
        <source>Lab, JPEG of best quality</source>
        <translation>Labor, JPEG in bester Qualität</translation>
    </message>
    <message>
        <source>Archive, 16-bit TIFF</source>
        <translation>Archiv, 16-Bit-TIFF</translation>
    </message>
</context>
<context>
    <name>ExportPresetBar</name>
    <message>
        <source>Preset of the export</source>
        <translation>Exportvorgabe</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Name to keep these options</source>
        <translation>Name, um diese Optionen zu behalten</translation>
    </message>
    <message>
        <source>Keep these options as a preset</source>
        <translation>Diese Optionen als Vorgabe behalten</translation>
    </message>
    <message>
        <source>Remove this preset</source>
        <translation>Diese Vorgabe entfernen</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorgabe</translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>happy</source>
        <translation>fröhlich</translation>
    </message>
    <message>
        <source>confident</source>
        <translation>selbstsicher</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>überrascht</translation>
    </message>
    <message>
        <source>fear</source>
        <translation>ängstlich</translation>
    </message>
    <message>
        <source>anxious</source>
        <translation>besorgt</translation>
    </message>
    <message>
        <source>confused</source>
        <translation>verwirrt</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>angewidert</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>wütend</translation>
    </message>
    <message>
        <source>contempt</source>
        <translation>verächtlich</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>traurig</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>schläfrig</translation>
    </message>
    <message>
        <source>shy</source>
        <translation>schüchtern</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
</context>
<context>
    <name>ExpressionWheel</name>
    <message>
        <source>{expression}: click for the full expression</source>
        <translation>{expression}: klicken für den vollen Ausdruck</translation>
    </message>
    <message>
        <source>as in the photo</source>
        <translation>wie im Foto</translation>
    </message>
    <message>
        <source>first handle</source>
        <translation>erster Griff</translation>
    </message>
    <message>
        <source>second handle</source>
        <translation>zweiter Griff</translation>
    </message>
    <message>
        <source>{mix}; {handle}</source>
        <translation>{mix}; {handle}</translation>
    </message>
    <message>
        <source>Expression wheel</source>
        <translation>Ausdrucksrad</translation>
    </message>
</context>
<context>
    <name>FaceFinding</name>
    <message>
        <source>Eyes closed</source>
        <translation>Augen zu</translation>
    </message>
    <message>
        <source>No smile</source>
        <translation>Kein Lächeln</translation>
    </message>
    <message>
        <source>Mouth open</source>
        <translation>Mund offen</translation>
    </message>
    <message>
        <source>Looking away</source>
        <translation>Blick abgewandt</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>Nicht erkennbar</translation>
    </message>
</context>
<context>
    <name>FaceStrip</name>
    <message>
        <source>No face was found</source>
        <translation>Kein Gesicht gefunden</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Gesicht {number}</translation>
    </message>
    <message>
        <source>{count} faces; chosen: {chosen}; edited: {edited}; current: {current}</source>
        <translation>{count} Gesichter; gewählt: {chosen}; bearbeitet: {edited}; aktuell: {current}</translation>
    </message>
    <message>
        <source>Faces in this photo</source>
        <translation>Gesichter in diesem Foto</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>{name} is no photo</source>
        <translation>{name} ist kein Foto</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are no photos</source>
        <translation>
            <numerusform>%n Datei ist kein Foto</numerusform>
            <numerusform>%n Dateien sind keine Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, AVIF, HEIC and RAW files can be opened</source>
        <translation>JPEG-, PNG-, TIFF-, WebP-, AVIF-, HEIC- und RAW-Dateien lassen sich öffnen</translation>
    </message>
    <message>
        <source>This photo shows its original, so there is no edit to write</source>
        <translation>Dieses Foto zeigt sein Original, es gibt also keine Bearbeitung zu schreiben</translation>
    </message>
    <message>
        <source>The edit lies in {name}</source>
        <translation>Die Bearbeitung liegt in {name}</translation>
    </message>
    <message>
        <source>No edit lies beside {name}</source>
        <translation>Neben {name} liegt keine Bearbeitung</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Search name, folder, caption, camera</source>
        <translation>Name, Ordner, Bildunterschrift, Kamera suchen</translation>
    </message>
    <message>
        <source>Search photos</source>
        <translation>Fotos suchen</translation>
    </message>
    <message numerus="yes">
        <source>At least %n person(s)</source>
        <translation>
            <numerusform>Mindestens %n Person</numerusform>
            <numerusform>Mindestens %n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Any number of people</source>
        <translation>Beliebig viele Personen</translation>
    </message>
    <message>
        <source>Edited or not</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Not edited</source>
        <translation>Unbearbeitet</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Turn the order round</source>
        <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Show all photos of this source</source>
        <translation>Alle Fotos dieser Quelle zeigen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>Not flagged</source>
        <translation>Nicht markiert</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>History of the photo</source>
        <translation>Verlauf des Fotos</translation>
    </message>
    <message>
        <source>Show this version</source>
        <translation>Diese Version zeigen</translation>
    </message>
    <message>
        <source>Compare with this version</source>
        <translation>Mit dieser Version vergleichen</translation>
    </message>
    <message>
        <source>Name this version</source>
        <translation>Diese Version benennen</translation>
    </message>
    <message>
        <source>Copy the look</source>
        <translation>Look kopieren</translation>
    </message>
    <message>
        <source>Save the look as a preset</source>
        <translation>Look als Vorgabe speichern</translation>
    </message>
    <message>
        <source>Write it beside the photo (XMP)</source>
        <translation>Neben das Foto schreiben (XMP)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Remove this version</source>
        <translation>Diese Version entfernen</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
</context>
<context>
    <name>JobState</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>Fortschritt des laufenden Auftrags</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
    <message>
        <source>Give the model&apos;s memory back; the next render loads it anew</source>
        <translation>Speicher des Modells freigeben; das nächste Rendern lädt es neu</translation>
    </message>
    <message>
        <source>Paused: {names}</source>
        <translation>Angehalten: {names}</translation>
    </message>
    <message>
        <source>Downloading {names}</source>
        <translation>{names} wird geladen</translation>
    </message>
    <message>
        <source>Looking after the models</source>
        <translation>Modelle werden gepflegt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Free {amount}</source>
        <translation>{amount} freigeben</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Connections are switched off in the settings</source>
        <translation>Verbindungen sind in den Einstellungen ausgeschaltet</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Nothing is sent and nothing is received</source>
        <translation>Nichts wird gesendet, nichts empfangen</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>What you asked for is being fetched</source>
        <translation>Was Sie wünschten, wird geholt</translation>
    </message>
    <message>
        <source>A download is paused</source>
        <translation>Ein Download ist angehalten</translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{folder} is no longer in the library; its photos stay where they are</source>
        <translation>{folder} ist nicht mehr in der Bibliothek; die Fotos bleiben, wo sie sind</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Open a folder, or drop photos and folders here. They stay where they are.</source>
        <translation>Öffnen Sie einen Ordner, oder ziehen Sie Fotos und Ordner hierher. Sie bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>Noch keine Fotos</translation>
    </message>
    <message>
        <source>Clear the filters above, or choose another source on the left.</source>
        <translation>Entfernen Sie die Filter oben, oder wählen Sie links eine andere Quelle.</translation>
    </message>
    <message>
        <source>No photo is like that</source>
        <translation>Kein Foto passt dazu</translation>
    </message>
    <message>
        <source>No photos in this folder</source>
        <translation>Keine Fotos in diesem Ordner</translation>
    </message>
</context>
<context>
    <name>LongWorkTeller</name>
    <message numerus="yes">
        <source>%n job(s) done</source>
        <translation>
            <numerusform>%n Auftrag fertig</numerusform>
            <numerusform>%n Aufträge fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) failed</source>
        <translation>
            <numerusform>%n Auftrag fehlgeschlagen</numerusform>
            <numerusform>%n Aufträge fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is finished</source>
        <translation>Die Warteschlange ist fertig</translation>
    </message>
    <message>
        <source>A model is ready</source>
        <translation>Ein Modell ist bereit</translation>
    </message>
    <message>
        <source>A model needs your attention</source>
        <translation>Ein Modell braucht Ihre Aufmerksamkeit</translation>
    </message>
</context>
<context>
    <name>Machine</name>
    <message>
        <source>{count} processor cores</source>
        <translation>{count} Prozessorkerne</translation>
    </message>
    <message>
        <source>{size} GB memory</source>
        <translation>{size} GB Arbeitsspeicher</translation>
    </message>
    <message>
        <source>no graphics card that could be used</source>
        <translation>keine nutzbare Grafikkarte</translation>
    </message>
    <message>
        <source>Instant is ready.</source>
        <translation>Instant ist bereit.</translation>
    </message>
    <message>
        <source>Instant does not work here.</source>
        <translation>Instant funktioniert hier nicht.</translation>
    </message>
    <message>
        <source>Instant does not work here</source>
        <translation>Instant funktioniert hier nicht</translation>
    </message>
    <message>
        <source>Instant ready</source>
        <translation>Instant bereit</translation>
    </message>
    <message>
        <source>PixelSmile ready</source>
        <translation>PixelSmile bereit</translation>
    </message>
    <message>
        <source>{size} GB card</source>
        <translation>{size}-GB-Karte</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>etwa {count} s</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>etwa {count} min</translation>
    </message>
    <message>
        <source>about {count} h</source>
        <translation>etwa {count} h</translation>
    </message>
    <message>
        <source>PixelSmile needs more than this computer has.</source>
        <translation>PixelSmile braucht mehr, als dieser Computer hat.</translation>
    </message>
    <message>
        <source>PixelSmile is ready too, {duration} a photo.</source>
        <translation>PixelSmile ist auch bereit, {duration} je Foto.</translation>
    </message>
    <message>
        <source>PixelSmile could run here, {duration} a photo.</source>
        <translation>PixelSmile könnte hier laufen, {duration} je Foto.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Bearbeitungsleiste</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>&amp;Foto</translation>
    </message>
    <message>
        <source>E&amp;xpression</source>
        <translation>&amp;Ausdruck</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>MixFields</name>
    <message>
        <source>In your own word…</source>
        <translation>Mit eigenem Wort …</translation>
    </message>
    <message>
        <source>In your own word (PixelSmile only)</source>
        <translation>Mit eigenem Wort (nur PixelSmile)</translation>
    </message>
    <message>
        <source>Only PixelSmile understands your own word</source>
        <translation>Nur PixelSmile versteht Ihr eigenes Wort</translation>
    </message>
    <message>
        <source>Add expression</source>
        <translation>Ausdruck hinzufügen</translation>
    </message>
    <message>
        <source>Add an expression to the mix</source>
        <translation>Der Mischung einen Ausdruck hinzufügen</translation>
    </message>
    <message>
        <source>For example: smirking</source>
        <translation>Zum Beispiel: smirking (englisch)</translation>
    </message>
    <message>
        <source>Expression in your own word</source>
        <translation>Ausdruck mit eigenem Wort</translation>
    </message>
    <message>
        <source>What is known about this blend</source>
        <translation>Was über diese Mischung bekannt ist</translation>
    </message>
</context>
<context>
    <name>MixRow</name>
    <message>
        <source>Intensity of {expression}</source>
        <translation>Stärke von {expression}</translation>
    </message>
    <message>
        <source>Intensity of {expression} as a number</source>
        <translation>Stärke von {expression} als Zahl</translation>
    </message>
    <message>
        <source>Take {expression} out of the mix</source>
        <translation>{expression} aus der Mischung nehmen</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Go on downloading</source>
        <translation>Weiter laden</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Ready, {size}</source>
        <translation>Bereit, {size}</translation>
    </message>
    <message>
        <source>In use by {user}</source>
        <translation>In Gebrauch: {user}</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Not here, {size}</source>
        <translation>Nicht da, {size}</translation>
    </message>
    <message>
        <source>Fetch what is missing</source>
        <translation>Fehlendes laden</translation>
    </message>
    <message>
        <source>Licence:</source>
        <translation>Lizenz:</translation>
    </message>
    <message>
        <source>What can be done with {name}</source>
        <translation>Was mit {name} getan werden kann</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Download {name}</source>
        <translation>{name} laden</translation>
    </message>
    <message>
        <source>Bring from a disk…</source>
        <translation>Von einem Datenträger holen …</translation>
    </message>
    <message>
        <source>Use where it lies…</source>
        <translation>Am Ort verwenden …</translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation>Jedes Byte prüfen</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren …</translation>
    </message>
    <message>
        <source>Carry away to a disk…</source>
        <translation>Auf einen Datenträger mitnehmen …</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Aufräumen …</translation>
    </message>
    <message>
        <source>Get the PixelSmile model</source>
        <translation>PixelSmile-Modell holen</translation>
    </message>
    <message>
        <source>Connections are switched off in the settings.</source>
        <translation>Verbindungen sind in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Downloading {names}</source>
        <translation>{names} wird geladen</translation>
    </message>
    <message>
        <source>Asking the hub what it takes</source>
        <translation>Frage beim Hub nach, was nötig ist</translation>
    </message>
    <message>
        <source>Everything of it is here already.</source>
        <translation>Alles davon ist schon da.</translation>
    </message>
    <message>
        <source>Download now?</source>
        <translation>Jetzt laden?</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>I have read this and keep to it</source>
        <translation>Ich habe dies gelesen und halte mich daran</translation>
    </message>
    <message>
        <source>There is not enough room on the disk; make room, or choose another folder in the settings.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz; schaffen Sie Platz oder wählen Sie in den Einstellungen einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Every byte is read, and only broken files are fetched again.</source>
        <translation>Jedes Byte wird gelesen, und nur beschädigte Dateien werden neu geladen.</translation>
    </message>
    <message>
        <source>Repair it?</source>
        <translation>Reparieren?</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Before you use this model</source>
        <translation>Bevor Sie dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Delete what interrupted work has left, {size}?</source>
        <translation>Löschen, was unterbrochene Arbeit hinterlassen hat, {size}?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>{name} entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Fetch the broken files again?</source>
        <translation>Beschädigte Dateien neu laden?</translation>
    </message>
</context>
<context>
    <name>PhotoCell</name>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>rated {count} of 5</source>
        <translation>mit {count} von 5 bewertet</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>RAW and JPEG</source>
        <translation>RAW und JPEG</translation>
    </message>
    <message>
        <source>Virtual copy</source>
        <translation>Virtuelle Kopie</translation>
    </message>
</context>
<context>
    <name>PhotoCommands</name>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message numerus="yes">
        <source>Caption of %n photo(s):</source>
        <translation>
            <numerusform>Bildunterschrift von %n Foto:</numerusform>
            <numerusform>Bildunterschrift von %n Fotos:</numerusform>
        </translation>
    </message>
    <message>
        <source>The virtual copy of {name} and its edits go for good</source>
        <translation>Die virtuelle Kopie von {name} und ihre Bearbeitungen werden endgültig entfernt</translation>
    </message>
    <message>
        <source>the photo itself and its own edits stay</source>
        <translation>das Foto selbst und seine eigenen Bearbeitungen bleiben</translation>
    </message>
    <message>
        <source>Remove the copy</source>
        <translation>Kopie entfernen</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>No photos here</source>
        <translation>Keine Fotos hier</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>PhotoSort</name>
    <message>
        <source>Time taken</source>
        <translation>Aufnahmezeit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Time added</source>
        <translation>Hinzugefügt</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>No photo</source>
        <translation>Kein Foto</translation>
    </message>
</context>
<context>
    <name>PresetCommands</name>
    <message>
        <source>The look is kept as the preset {name}</source>
        <translation>Der Look ist als Vorgabe {name} gespeichert</translation>
    </message>
    <message>
        <source>The look is copied; select other photos and put it on them</source>
        <translation>Der Look ist kopiert; wählen Sie andere Fotos aus und wenden Sie ihn an</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The preset {name} is removed</source>
        <translation>Die Vorgabe {name} ist entfernt</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Name for this look</source>
        <translation>Name für diesen Look</translation>
    </message>
    <message>
        <source>Name for the look of now</source>
        <translation>Name für den aktuellen Look</translation>
    </message>
    <message>
        <source>Keep this look as a preset</source>
        <translation>Diesen Look als Vorgabe behalten</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Put this look on the face</source>
        <translation>Diesen Look auf das Gesicht anwenden</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
</context>
<context>
    <name>PromptPanel</name>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>QueueCommands</name>
    <message>
        <source>The model has given its memory back: about {amount}</source>
        <translation>Das Modell hat seinen Speicher freigegeben: etwa {amount}</translation>
    </message>
    <message>
        <source>Exported to {folder}</source>
        <translation>Nach {folder} exportiert</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>RuntimeCard</name>
    <message>
        <source>Engine runtime</source>
        <translation>Laufzeitumgebung der Engine</translation>
    </message>
    <message>
        <source>Carry away to a folder</source>
        <translation>In einen Ordner mitnehmen</translation>
    </message>
    <message>
        <source>There is none for this computer</source>
        <translation>Für diesen Computer gibt es keine</translation>
    </message>
    <message>
        <source>Ready, {size}</source>
        <translation>Bereit, {size}</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Begun, {size} are here</source>
        <translation>Begonnen, {size} sind da</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren …</translation>
    </message>
    <message>
        <source>Go on installing…</source>
        <translation>Weiter installieren …</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>Installieren …</translation>
    </message>
    <message>
        <source>Torch and what else the PixelSmile engine needs, in a Python of its own. Instant needs none.</source>
        <translation>Torch und was die PixelSmile-Engine sonst braucht, in einem eigenen Python. Instant braucht nichts davon.</translation>
    </message>
    <message>
        <source>The runtime {kind} is offered instead.</source>
        <translation>Stattdessen wird die Laufzeitumgebung {kind} angeboten.</translation>
    </message>
    <message>
        <source>In use by {user}</source>
        <translation>In Gebrauch: {user}</translation>
    </message>
    <message>
        <source>Also here: {name}, {size}</source>
        <translation>Auch hier: {name}, {size}</translation>
    </message>
    <message>
        <source>What can be done with the engine runtime</source>
        <translation>Was sich mit der Laufzeitumgebung tun lässt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Bring from a folder…</source>
        <translation>Aus einem Ordner holen …</translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation>Jedes Byte prüfen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
</context>
<context>
    <name>RuntimeSection</name>
    <message>
        <source>The PixelSmile engine uses the torch of this installation and needs no runtime.</source>
        <translation>Die PixelSmile-Engine nutzt das Torch dieser Installation und braucht keine Laufzeitumgebung.</translation>
    </message>
    <message>
        <source>Every byte is read, and only what is broken is fetched again.</source>
        <translation>Jedes Byte wird gelesen, und nur was kaputt ist, wird neu geholt.</translation>
    </message>
    <message>
        <source>Repair the engine runtime?</source>
        <translation>Laufzeitumgebung der Engine reparieren?</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Remove the engine runtime?</source>
        <translation>Laufzeitumgebung der Engine entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Fetch the broken files again?</source>
        <translation>Beschädigte Dateien neu laden?</translation>
    </message>
    <message>
        <source>Install the engine runtime now?</source>
        <translation>Laufzeitumgebung der Engine jetzt installieren?</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>There is not enough room on the disk; make room.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz; schaffen Sie Platz.</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same picture</source>
        <translation>Derselbe Startwert gibt dasselbe Bild</translation>
    </message>
    <message>
        <source>A new seed: another picture of the same expression</source>
        <translation>Neuer Startwert: ein anderes Bild desselben Ausdrucks</translation>
    </message>
    <message>
        <source>The seed of the version that is shown</source>
        <translation>Startwert der gezeigten Version</translation>
    </message>
</context>
<context>
    <name>SentPage</name>
    <message>
        <source>Nothing. This program has sent nothing over the network, and asked for nothing.</source>
        <translation>Nichts. Dieses Programm hat nichts über das Netz gesendet und nach nichts gefragt.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>What did this program send?</source>
        <translation>Was hat dieses Programm gesendet?</translation>
    </message>
    <message>
        <source>Photos, faces and settings never leave this computer. The only requests that this program makes are for the models that you ask it to download; each of them is listed here. The list lies in {file}.</source>
        <translation>Fotos, Gesichter und Einstellungen verlassen diesen Computer nie. Das Programm stellt nur Anfragen nach den Modellen, die Sie laden möchten; jede davon steht hier. Die Liste liegt in {file}.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), {size} sent</source>
        <translation>
            <numerusform>%n Anfrage, {size} gesendet</numerusform>
            <numerusform>%n Anfragen, {size} gesendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>fear and surprised look alike: their blend collapses into one of them</source>
        <translation>ängstlich und überrascht sehen sich ähnlich: ihre Mischung fällt in eines von beiden zusammen</translation>
    </message>
    <message>
        <source>angry and happy contradict each other: their blend is unstable</source>
        <translation>wütend und fröhlich widersprechen sich: ihre Mischung ist instabil</translation>
    </message>
    <message>
        <source>the base model of the PixelSmile engine</source>
        <translation>das Grundmodell der PixelSmile-Engine</translation>
    </message>
    <message>
        <source>the adapter that teaches the base model expressions, for human faces</source>
        <translation>der Adapter, der dem Grundmodell Ausdrücke beibringt, für menschliche Gesichter</translation>
    </message>
    <message>
        <source>AVIF files are written with 8 bits per channel, so the photo&apos;s 16 bits were rounded</source>
        <translation>AVIF-Dateien haben 8 Bit je Kanal, die 16 Bit des Fotos wurden daher gerundet</translation>
    </message>
    <message>
        <source>AVIF has no place for the original&apos;s IPTC block, so it was dropped</source>
        <translation>AVIF hat keinen Platz für den IPTC-Block des Originals, er wurde weggelassen</translation>
    </message>
    <message>
        <source>AVIF stores grey with transparency as colour, so the original&apos;s grey profile was dropped</source>
        <translation>AVIF speichert Grau mit Transparenz als Farbe, das Grauprofil des Originals wurde daher weggelassen</translation>
    </message>
    <message>
        <source>InsightFace&apos;s pretrained networks are for non-commercial research only, so they may not be used for paid work; they only compare a person before and after an edit, and everything else works without them</source>
        <translation>Die vortrainierten Netze von InsightFace sind nur für nichtkommerzielle Forschung bestimmt und dürfen nicht für bezahlte Arbeit benutzt werden; sie vergleichen nur eine Person vor und nach einer Bearbeitung, alles andere geht ohne sie</translation>
    </message>
    <message>
        <source>JPEG holds 8 bits per channel, so the photo&apos;s 16 bits were rounded</source>
        <translation>JPEG hat 8 Bit je Kanal, die 16 Bit des Fotos wurden daher gerundet</translation>
    </message>
    <message>
        <source>PNG has no standard place for the original&apos;s IPTC block, so it was dropped</source>
        <translation>PNG hat keinen üblichen Platz für den IPTC-Block des Originals, er wurde weggelassen</translation>
    </message>
    <message>
        <source>WebP has no place for the original&apos;s IPTC block, so it was dropped</source>
        <translation>WebP hat keinen Platz für den IPTC-Block des Originals, er wurde weggelassen</translation>
    </message>
    <message>
        <source>WebP holds 8 bits per channel, so the photo&apos;s 16 bits were rounded</source>
        <translation>WebP hat 8 Bit je Kanal, die 16 Bit des Fotos wurden daher gerundet</translation>
    </message>
    <message>
        <source>WebP stores grey as colour, which the original&apos;s grey profile does not fit, so it was dropped</source>
        <translation>WebP speichert Grau als Farbe, wozu das Grauprofil des Originals nicht passt, es wurde weggelassen</translation>
    </message>
    <message>
        <source>a picture of the reference&apos;s recipe is no version of the photo</source>
        <translation>ein Bild nach dem Rezept der Referenz ist keine Version des Fotos</translation>
    </message>
    <message>
        <source>a side of the photo is longer than WebP&apos;s {0} pixels</source>
        <translation>eine Seite des Fotos ist länger als die {0} Pixel von WebP</translation>
    </message>
    <message>
        <source>choose the adapter&apos;s .safetensors file, or download it again</source>
        <translation>wählen Sie die .safetensors-Datei des Adapters oder laden Sie sie neu herunter</translation>
    </message>
    <message>
        <source>intensity 0 gives back the photo, here too; for the reference&apos;s own picture at 0 ask for neutral</source>
        <translation>Stärke 0 gibt auch hier das Foto zurück; für das Bild der Referenz bei 0 wählen Sie „neutral“</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process cannot be started: {0}</source>
        <translation>der Vorgang der PixelSmile-Engine lässt sich nicht starten: {0}</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process did not answer within {0} seconds</source>
        <translation>der Vorgang der PixelSmile-Engine hat {0} Sekunden lang nicht geantwortet</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process did not start within {0} seconds</source>
        <translation>der Vorgang der PixelSmile-Engine war nach {0} Sekunden nicht gestartet</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process does not introduce itself</source>
        <translation>der Vorgang der PixelSmile-Engine stellt sich nicht vor</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process ended unexpectedly ({0})</source>
        <translation>der Vorgang der PixelSmile-Engine endete unerwartet ({0})</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process fell silent</source>
        <translation>der Vorgang der PixelSmile-Engine ist verstummt</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process was killed by the system, probably because memory ran out</source>
        <translation>der Vorgang der PixelSmile-Engine wurde vom System beendet, wahrscheinlich weil der Speicher nicht reichte</translation>
    </message>
    <message>
        <source>the RAW file was developed with the camera&apos;s white balance and neutral settings; for a look of your own, develop it in your RAW converter and open the TIFF</source>
        <translation>die RAW-Datei wurde mit dem Weißabgleich der Kamera und neutralen Einstellungen entwickelt; für einen eigenen Look entwickeln Sie sie in Ihrem RAW-Konverter und öffnen das TIFF</translation>
    </message>
    <message>
        <source>the maker&apos;s note stays behind, because it is true only inside the original file</source>
        <translation>die Herstellernotiz bleibt zurück, weil sie nur in der Originaldatei stimmt</translation>
    </message>
    <message>
        <source>the model&apos;s tokenizer splits {0} into {1} pieces that do not line up with &apos;neutral&apos;</source>
        <translation>der Tokenizer des Modells teilt {0} in {1} Stücke, die nicht zu „neutral“ passen</translation>
    </message>
    <message>
        <source>the original&apos;s XMP packet is damaged or unusual, so it was kept as it is</source>
        <translation>das XMP-Paket des Originals ist beschädigt oder ungewöhnlich und blieb, wie es ist</translation>
    </message>
    <message>
        <source>the original&apos;s content credentials were dropped, because they are not true of the result</source>
        <translation>die Herkunftsnachweise des Originals wurden weggelassen, weil sie für das Ergebnis nicht gelten</translation>
    </message>
    <message>
        <source>the original&apos;s grey profile does not fit a colour picture and was dropped</source>
        <translation>das Grauprofil des Originals passt nicht zu einem Farbbild und wurde weggelassen</translation>
    </message>
    <message>
        <source>the reference&apos;s recipe gives the whole picture one mix</source>
        <translation>das Rezept der Referenz gibt dem ganzen Bild eine Mischung</translation>
    </message>
    <message>
        <source>the reference&apos;s recipe is one for the PixelSmile engine</source>
        <translation>das Rezept der Referenz ist eines für die PixelSmile-Engine</translation>
    </message>
    <message>
        <source>the reference&apos;s recipe makes a picture of its own size</source>
        <translation>das Rezept der Referenz ergibt ein Bild eigener Größe</translation>
    </message>
    <message>
        <source>wait until it has finished, or end it in your system&apos;s task manager</source>
        <translation>warten Sie, bis es fertig ist, oder beenden Sie es im Taskmanager</translation>
    </message>
    <message>
        <source>{0} is another version&apos;s: it lacks {1}, which the index promises</source>
        <translation>{0} ist von einer anderen Version: es fehlt {1}, das der Index verspricht</translation>
    </message>
    <message>
        <source> (the damaged file is kept as {0})</source>
        <translation> (die beschädigte Datei liegt in {0})</translation>
    </message>
    <message>
        <source> and {0} other files</source>
        <translation> und {0} weitere Dateien</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is a file and a folder</source>
        <translation>„{0}“ ist eine Datei und ein Ordner</translation>
    </message>
    <message>
        <source>1 face, number 0</source>
        <translation>1 Gesicht, Nummer 0</translation>
    </message>
    <message>
        <source>4-bit weights with a modulation table, all of it in graphics memory</source>
        <translation>4-Bit-Gewichte mit Modulationstabelle, alles im Grafikspeicher</translation>
    </message>
    <message>
        <source>4-bit weights with a modulation table, taking turns in graphics memory with the text encoder</source>
        <translation>4-Bit-Gewichte mit Modulationstabelle, im Grafikspeicher abwechselnd mit dem Textkodierer</translation>
    </message>
    <message>
        <source>; and {0} more files</source>
        <translation>; und {0} weitere Dateien</translation>
    </message>
    <message>
        <source>Apple silicon computes through Metal</source>
        <translation>Apple-Chips rechnen mit Metal</translation>
    </message>
    <message>
        <source>Bfloat16 with a modulation table on the processor, which is slow</source>
        <translation>Bfloat16 mit Modulationstabelle auf dem Prozessor, was langsam ist</translation>
    </message>
    <message>
        <source>Bfloat16 with a modulation table, all of it in graphics memory</source>
        <translation>Bfloat16 mit Modulationstabelle, alles im Grafikspeicher</translation>
    </message>
    <message>
        <source>Bfloat16 with a modulation table, streamed through graphics memory block by block</source>
        <translation>Bfloat16 mit Modulationstabelle, Block für Block durch den Grafikspeicher geleitet</translation>
    </message>
    <message>
        <source>Bfloat16 with a modulation table, taking turns in graphics memory with the text encoder</source>
        <translation>Bfloat16 mit Modulationstabelle, im Grafikspeicher abwechselnd mit dem Textkodierer</translation>
    </message>
    <message>
        <source>EXIF block</source>
        <translation>EXIF-Block</translation>
    </message>
    <message>
        <source>Everything that ought to fit this computer ran out of memory before</source>
        <translation>Alles, was auf diesen Computer passen sollte, hatte schon einmal zu wenig Speicher</translation>
    </message>
    <message>
        <source>FP8 weights with a modulation table, all of it in graphics memory</source>
        <translation>FP8-Gewichte mit Modulationstabelle, alles im Grafikspeicher</translation>
    </message>
    <message>
        <source>FP8 weights with a modulation table, streamed through graphics memory block by block</source>
        <translation>FP8-Gewichte mit Modulationstabelle, Block für Block durch den Grafikspeicher geleitet</translation>
    </message>
    <message>
        <source>FP8 weights with a modulation table, taking turns in graphics memory with the text encoder</source>
        <translation>FP8-Gewichte mit Modulationstabelle, im Grafikspeicher abwechselnd mit dem Textkodierer</translation>
    </message>
    <message>
        <source>Float32 with a modulation table on the processor, which is slow</source>
        <translation>Float32 mit Modulationstabelle auf dem Prozessor, was langsam ist</translation>
    </message>
    <message>
        <source>Float32 with a modulation table, all of it in graphics memory</source>
        <translation>Float32 mit Modulationstabelle, alles im Grafikspeicher</translation>
    </message>
    <message>
        <source>Float32 with a modulation table, streamed through graphics memory block by block</source>
        <translation>Float32 mit Modulationstabelle, Block für Block durch den Grafikspeicher geleitet</translation>
    </message>
    <message>
        <source>HEIC files can be read but not written (no encoder with a free enough licence)</source>
        <translation>HEIC-Dateien lassen sich lesen, aber nicht schreiben (es gibt keinen Kodierer mit genügend freier Lizenz)</translation>
    </message>
    <message>
        <source>HF_ENDPOINT holds more than an address</source>
        <translation>HF_ENDPOINT enthält mehr als eine Adresse</translation>
    </message>
    <message>
        <source>HF_ENDPOINT is {0}, which is no address</source>
        <translation>HF_ENDPOINT ist {0}, was keine Adresse ist</translation>
    </message>
    <message>
        <source>IPTC block</source>
        <translation>IPTC-Block</translation>
    </message>
    <message>
        <source>InsightFace, non-commercial research only</source>
        <translation>InsightFace, nur nichtkommerzielle Forschung</translation>
    </message>
    <message>
        <source>JPEG knows no transparency, so it was dropped</source>
        <translation>JPEG kennt keine Transparenz, sie wurde weggelassen</translation>
    </message>
    <message>
        <source>Nothing fits this computer: the least, {0}, needs {1}</source>
        <translation>Auf diesen Computer passt nichts: das Kleinste, {0}, braucht {1}</translation>
    </message>
    <message>
        <source>PixelSmile Desktop is already running but does not answer</source>
        <translation>PixelSmile Desktop läuft schon, antwortet aber nicht</translation>
    </message>
    <message>
        <source>The model as published, all of it in graphics memory</source>
        <translation>Das Modell, wie es veröffentlicht wurde, alles im Grafikspeicher</translation>
    </message>
    <message>
        <source>The processor computes: {0}</source>
        <translation>Der Prozessor rechnet: {0}</translation>
    </message>
    <message>
        <source>XMP packet</source>
        <translation>XMP-Paket</translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <translation>ein BMP-Bild</translation>
    </message>
    <message>
        <source>a GIMP document</source>
        <translation>ein GIMP-Dokument</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
        <source>a TIFF compressed in this way is not read</source>
        <translation>ein so komprimiertes TIFF wird nicht gelesen</translation>
    </message>
    <message>
        <source>a TIFF with {0} channels of this kind is not read</source>
        <translation>ein TIFF mit {0} Kanälen dieser Art wird nicht gelesen</translation>
    </message>
    <message>
        <source>a TIFF with {0} is not read</source>
        <translation>ein TIFF mit {0} wird nicht gelesen</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>a collection needs a name</source>
        <translation>eine Sammlung braucht einen Namen</translation>
    </message>
    <message>
        <source>a configuration in {0} does not say what it should ({1})</source>
        <translation>eine Konfiguration in {0} sagt nicht, was sie soll ({1})</translation>
    </message>
    <message>
        <source>a drawing (SVG)</source>
        <translation>eine Zeichnung (SVG)</translation>
    </message>
    <message>
        <source>a list of model files is damaged or is none</source>
        <translation>eine Liste von Modelldateien ist beschädigt oder keine</translation>
    </message>
    <message>
        <source>a list of model files names {0} as a file and as a folder</source>
        <translation>eine Liste von Modelldateien nennt {0} als Datei und als Ordner</translation>
    </message>
    <message>
        <source>a list of model files names {0} twice</source>
        <translation>eine Liste von Modelldateien nennt {0} zweimal</translation>
    </message>
    <message>
        <source>a list of model files names {0}, which is not a safe file name</source>
        <translation>eine Liste von Modelldateien nennt {0}, was kein sicherer Dateiname ist</translation>
    </message>
    <message>
        <source>a list of model files says of {0} no size and hash that make sense</source>
        <translation>eine Liste von Modelldateien nennt zu {0} keine sinnvolle Größe und Prüfsumme</translation>
    </message>
    <message>
        <source>a list of model files was made by a newer version of this program</source>
        <translation>eine Liste von Modelldateien stammt von einer neueren Version dieses Programms</translation>
    </message>
    <message>
        <source>a message of {0} + {1} bytes is too long for the PixelSmile engine</source>
        <translation>eine Nachricht von {0} + {1} Bytes ist zu lang für die PixelSmile-Engine</translation>
    </message>
    <message>
        <source>a number in it is impossible</source>
        <translation>eine Zahl darin ist unmöglich</translation>
    </message>
    <message>
        <source>a part of the path is a file, not a folder</source>
        <translation>ein Teil des Pfads ist eine Datei und kein Ordner</translation>
    </message>
    <message>
        <source>a photo has no {0} stars</source>
        <translation>ein Foto hat keine {0} Sterne</translation>
    </message>
    <message>
        <source>a process that changes it</source>
        <translation>einem Vorgang, der es ändert</translation>
    </message>
    <message>
        <source>a strip shows an expression, and none is chosen</source>
        <translation>ein Streifen zeigt einen Ausdruck, und keiner ist gewählt</translation>
    </message>
    <message>
        <source>a video or a picture of an unknown kind</source>
        <translation>ein Video oder ein Bild unbekannter Art</translation>
    </message>
    <message>
        <source>access to {0} is forbidden</source>
        <translation>der Zugang zu {0} ist verwehrt</translation>
    </message>
    <message>
        <source>add it again</source>
        <translation>fügen Sie es neu hinzu</translation>
    </message>
    <message>
        <source>add {{name}} to the template</source>
        <translation>setzen Sie {{name}} in die Namensvorlage</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
        <source>an adapter for quick drafts in {0} denoising steps</source>
        <translation>ein Adapter für schnelle Entwürfe in {0} Entrauschschritten</translation>
    </message>
    <message>
        <source>an edit needs at least 2 steps</source>
        <translation>eine Bearbeitung braucht mindestens 2 Schritte</translation>
    </message>
    <message>
        <source>another PixelSmile is changing the engine runtimes in {0}</source>
        <translation>ein anderes PixelSmile ändert gerade die Laufzeitumgebungen in {0}</translation>
    </message>
    <message>
        <source>another PixelSmile is changing the models in {0}</source>
        <translation>ein anderes PixelSmile ändert gerade die Modelle in {0}</translation>
    </message>
    <message>
        <source>bring another one</source>
        <translation>holen Sie ein anderes</translation>
    </message>
    <message>
        <source>bring those of antelopev2 or buffalo_l</source>
        <translation>holen Sie die von antelopev2 oder buffalo_l</translation>
    </message>
    <message>
        <source>change its permissions</source>
        <translation>ändern Sie die Rechte</translation>
    </message>
    <message>
        <source>change to another folder or make {0} absolute</source>
        <translation>wechseln Sie in einen anderen Ordner oder schreiben Sie {0} als ganzen Pfad</translation>
    </message>
    <message>
        <source>check that your token may read it and that no proxy blocks it</source>
        <translation>prüfen Sie, ob Ihr Token es lesen darf und kein Proxy im Weg ist</translation>
    </message>
    <message>
        <source>check the connection; what was received is kept</source>
        <translation>prüfen Sie die Verbindung; was schon da ist, bleibt</translation>
    </message>
    <message>
        <source>check the disk and the permissions of the file</source>
        <translation>prüfen Sie den Datenträger und die Rechte der Datei</translation>
    </message>
    <message>
        <source>check the disk and the permissions of the folder</source>
        <translation>prüfen Sie den Datenträger und die Rechte des Ordners</translation>
    </message>
    <message>
        <source>check the disk it lies on</source>
        <translation>prüfen Sie den Datenträger, auf dem es liegt</translation>
    </message>
    <message>
        <source>check the disk</source>
        <translation>prüfen Sie den Datenträger</translation>
    </message>
    <message>
        <source>check the disk, then start the program again</source>
        <translation>prüfen Sie den Datenträger und starten Sie das Programm neu</translation>
    </message>
    <message>
        <source>check the name and the disk</source>
        <translation>prüfen Sie den Namen und den Datenträger</translation>
    </message>
    <message>
        <source>check the path, and whether its disk is connected</source>
        <translation>prüfen Sie den Pfad, und ob der Datenträger angeschlossen ist</translation>
    </message>
    <message>
        <source>check the path, or leave it out for the installed one</source>
        <translation>prüfen Sie den Pfad, oder lassen Sie ihn für den installierten weg</translation>
    </message>
    <message>
        <source>check the permissions of its folder and the disk</source>
        <translation>prüfen Sie die Rechte des Ordners und den Datenträger</translation>
    </message>
    <message>
        <source>check the permissions of its folder</source>
        <translation>prüfen Sie die Rechte des Ordners</translation>
    </message>
    <message>
        <source>check the proxy</source>
        <translation>prüfen Sie den Proxy</translation>
    </message>
    <message>
        <source>choose 0 to {0}</source>
        <translation>wählen Sie 0 bis {0}</translation>
    </message>
    <message>
        <source>choose 1 to 100</source>
        <translation>wählen Sie 1 bis 100</translation>
    </message>
    <message>
        <source>choose 1 to 16</source>
        <translation>wählen Sie 1 bis 16</translation>
    </message>
    <message>
        <source>choose 2 steps or more</source>
        <translation>wählen Sie 2 oder mehr Schritte</translation>
    </message>
    <message>
        <source>choose 4 or 8 steps</source>
        <translation>wählen Sie 4 oder 8 Schritte</translation>
    </message>
    <message>
        <source>choose a LoRA adapter for Qwen-Image-Edit in safetensors format</source>
        <translation>wählen Sie einen LoRA-Adapter für Qwen-Image-Edit im Format safetensors</translation>
    </message>
    <message>
        <source>choose a Qwen-Image-Edit-2511 model</source>
        <translation>wählen Sie ein Modell Qwen-Image-Edit-2511</translation>
    </message>
    <message>
        <source>choose a folder or a file</source>
        <translation>wählen Sie einen Ordner oder eine Datei</translation>
    </message>
    <message>
        <source>choose a folder</source>
        <translation>wählen Sie einen Ordner</translation>
    </message>
    <message>
        <source>choose a model in the safetensors or ONNX format</source>
        <translation>wählen Sie ein Modell im Format safetensors oder ONNX</translation>
    </message>
    <message>
        <source>choose a model without code of its own</source>
        <translation>wählen Sie ein Modell ohne eigenen Programmcode</translation>
    </message>
    <message>
        <source>choose a new one</source>
        <translation>wählen Sie einen neuen</translation>
    </message>
    <message>
        <source>choose a number from 0 to {0}</source>
        <translation>wählen Sie eine Zahl von 0 bis {0}</translation>
    </message>
    <message>
        <source>choose a number from {0} to {1}</source>
        <translation>wählen Sie eine Zahl von {0} bis {1}</translation>
    </message>
    <message>
        <source>choose a photo in which a face is larger, sharper or less turned away</source>
        <translation>wählen Sie ein Foto, in dem ein Gesicht größer, schärfer oder weniger abgewandt ist</translation>
    </message>
    <message>
        <source>choose a shorter one</source>
        <translation>wählen Sie einen kürzeren</translation>
    </message>
    <message>
        <source>choose a shorter or a more common word</source>
        <translation>wählen Sie ein kürzeres oder gebräuchlicheres Wort</translation>
    </message>
    <message>
        <source>choose a smaller size, close other programs, or pin a plan to try it all the same</source>
        <translation>wählen Sie eine kleinere Größe, schließen Sie andere Programme oder wählen Sie selbst einen Plan, um es trotzdem zu versuchen</translation>
    </message>
    <message>
        <source>choose a text that can be written as UTF-8</source>
        <translation>wählen Sie einen Text, der sich als UTF-8 schreiben lässt</translation>
    </message>
    <message>
        <source>choose a value from {0} to {1}</source>
        <translation>wählen Sie einen Wert von {0} bis {1}</translation>
    </message>
    <message>
        <source>choose an adapter for Qwen-Image-Edit-2511</source>
        <translation>wählen Sie einen Adapter für Qwen-Image-Edit-2511</translation>
    </message>
    <message>
        <source>choose an adapter in the safetensors format</source>
        <translation>wählen Sie einen Adapter im Format safetensors</translation>
    </message>
    <message>
        <source>choose an https address in HF_ENDPOINT</source>
        <translation>setzen Sie in HF_ENDPOINT eine https-Adresse</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>choose another format</source>
        <translation>wählen Sie ein anderes Format</translation>
    </message>
    <message>
        <source>choose another frame</source>
        <translation>wählen Sie eine andere Aufnahme</translation>
    </message>
    <message>
        <source>choose another index</source>
        <translation>wählen Sie einen anderen Index</translation>
    </message>
    <message>
        <source>choose another index, or import the runtime from a folder</source>
        <translation>wählen Sie einen anderen Index oder holen Sie die Laufzeitumgebung aus einem Ordner</translation>
    </message>
    <message>
        <source>choose another name or change its permissions</source>
        <translation>wählen Sie einen anderen Namen oder ändern Sie die Rechte</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>choose another one</source>
        <translation>wählen Sie etwas anderes</translation>
    </message>
    <message>
        <source>choose another server, or import the runtime from a folder</source>
        <translation>wählen Sie einen anderen Server oder holen Sie die Laufzeitumgebung aus einem Ordner</translation>
    </message>
    <message>
        <source>choose at least 0.001 MB a second</source>
        <translation>wählen Sie mindestens 0,001 MB je Sekunde</translation>
    </message>
    <message>
        <source>choose largest, all, or a number counted from 0, left to right</source>
        <translation>wählen Sie das größte, alle oder eine Nummer, von links nach rechts ab 0 gezählt</translation>
    </message>
    <message>
        <source>choose one first</source>
        <translation>wählen Sie zuerst einen</translation>
    </message>
    <message>
        <source>choose one of 1 to {0}</source>
        <translation>wählen Sie einen mit 1 bis {0}</translation>
    </message>
    <message>
        <source>choose one of at most {0}</source>
        <translation>wählen Sie einen mit höchstens {0}</translation>
    </message>
    <message>
        <source>choose one of the plans {0}</source>
        <translation>wählen Sie einen der Pläne {0}</translation>
    </message>
    <message>
        <source>choose one of {0}</source>
        <translation>wählen Sie eines von {0}</translation>
    </message>
    <message>
        <source>choose the PixelSmile engine, or one of the twelve expressions</source>
        <translation>wählen Sie die PixelSmile-Engine oder einen der zwölf Ausdrücke</translation>
    </message>
    <message>
        <source>choose the folder of Qwen-Image-Edit-2511, or download it again</source>
        <translation>wählen Sie den Ordner von Qwen-Image-Edit-2511 oder laden Sie es neu herunter</translation>
    </message>
    <message>
        <source>choose the folder of another program</source>
        <translation>wählen Sie den Ordner eines anderen Programms</translation>
    </message>
    <message>
        <source>choose the model in bfloat16</source>
        <translation>wählen Sie das Modell in bfloat16</translation>
    </message>
    <message>
        <source>choose the options anew</source>
        <translation>wählen Sie die Optionen neu</translation>
    </message>
    <message>
        <source>choose the plan {0}, or none to let the program choose</source>
        <translation>wählen Sie den Plan {0} oder keinen, dann wählt das Programm</translation>
    </message>
    <message>
        <source>choose their folder in Settings</source>
        <translation>wählen Sie ihren Ordner in den Einstellungen</translation>
    </message>
    <message>
        <source>choose their folder in Settings, People</source>
        <translation>wählen Sie ihren Ordner in den Einstellungen unter „Personen“</translation>
    </message>
    <message>
        <source>choose {0} to {1}</source>
        <translation>wählen Sie {0} bis {1}</translation>
    </message>
    <message>
        <source>choose {0}</source>
        <translation>wählen Sie {0}</translation>
    </message>
    <message>
        <source>close it, or wait until it is done</source>
        <translation>schließen Sie es oder warten Sie, bis es fertig ist</translation>
    </message>
    <message>
        <source>close other programs or choose a smaller size or plan, then try again</source>
        <translation>schließen Sie andere Programme oder wählen Sie eine kleinere Größe oder einen kleineren Plan, und versuchen Sie es neu</translation>
    </message>
    <message>
        <source>close other programs</source>
        <translation>schließen Sie andere Programme</translation>
    </message>
    <message>
        <source>close other programs, or choose a smaller size or plan</source>
        <translation>schließen Sie andere Programme oder wählen Sie eine kleinere Größe oder einen kleineren Plan</translation>
    </message>
    <message>
        <source>close other programs, or choose a smaller size</source>
        <translation>schließen Sie andere Programme oder wählen Sie eine kleinere Größe</translation>
    </message>
    <message>
        <source>close that program, then try again</source>
        <translation>schließen Sie jenes Programm und versuchen Sie es neu</translation>
    </message>
    <message>
        <source>compares a person before and after an edit</source>
        <translation>vergleicht eine Person vor und nach einer Bearbeitung</translation>
    </message>
    <message>
        <source>compute capability {0}</source>
        <translation>Rechenfähigkeit {0}</translation>
    </message>
    <message>
        <source>connect its drive, or choose another folder</source>
        <translation>schließen Sie den Datenträger an oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>connections are forbidden by HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE</source>
        <translation>Verbindungen sind durch HF_HUB_OFFLINE oder TRANSFORMERS_OFFLINE verboten</translation>
    </message>
    <message>
        <source>connections to the network are switched off in the settings</source>
        <translation>Verbindungen zum Netz sind in den Einstellungen ausgeschaltet</translation>
    </message>
    <message>
        <source>convert it to RGB in your photo editor and open that</source>
        <translation>wandeln Sie es in Ihrer Bildbearbeitung in RGB um und öffnen Sie das</translation>
    </message>
    <message>
        <source>copy it again from your account</source>
        <translation>kopieren Sie es neu aus Ihrem Konto</translation>
    </message>
    <message>
        <source>copy the settings of an edited photo first</source>
        <translation>kopieren Sie zuerst die Einstellungen eines bearbeiteten Fotos</translation>
    </message>
    <message>
        <source>count faces from 0, from left to right</source>
        <translation>zählen Sie die Gesichter ab 0, von links nach rechts</translation>
    </message>
    <message>
        <source>delete it and fetch it again</source>
        <translation>löschen Sie es und holen Sie es neu</translation>
    </message>
    <message>
        <source>detector (SCRFD)</source>
        <translation>Detektor (SCRFD)</translation>
    </message>
    <message>
        <source>disk space</source>
        <translation>Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>download it again</source>
        <translation>laden Sie es neu herunter</translation>
    </message>
    <message>
        <source>download it again, after logging in if asked to</source>
        <translation>laden Sie es neu herunter, und melden Sie sich vorher an, falls verlangt</translation>
    </message>
    <message>
        <source>download the PixelSmile model, or name a folder that holds one</source>
        <translation>laden Sie das PixelSmile-Modell herunter oder nennen Sie einen Ordner, in dem eines liegt</translation>
    </message>
    <message>
        <source>download the model in the safetensors format</source>
        <translation>laden Sie das Modell im Format safetensors herunter</translation>
    </message>
    <message>
        <source>download the whole folder again</source>
        <translation>laden Sie den ganzen Ordner neu herunter</translation>
    </message>
    <message>
        <source>downloads are forbidden by HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE</source>
        <translation>Downloads sind durch HF_HUB_OFFLINE oder TRANSFORMERS_OFFLINE verboten</translation>
    </message>
    <message>
        <source>edit a photo of that person first</source>
        <translation>bearbeiten Sie zuerst ein Foto dieser Person</translation>
    </message>
    <message>
        <source>exit code 0x{0}</source>
        <translation>Endcode 0x{0}</translation>
    </message>
    <message>
        <source>exit code {0}</source>
        <translation>Endcode {0}</translation>
    </message>
    <message>
        <source>export it as a 16-bit TIFF from your RAW converter and open that</source>
        <translation>exportieren Sie es in Ihrem RAW-Konverter als TIFF mit 16 Bit und öffnen Sie das</translation>
    </message>
    <message>
        <source>export it as a 16-bit TIFF from your RAW converter</source>
        <translation>exportieren Sie es in Ihrem RAW-Konverter als TIFF mit 16 Bit</translation>
    </message>
    <message>
        <source>export it as a JPEG or 16-bit TIFF and open that</source>
        <translation>exportieren Sie es als JPEG oder TIFF mit 16 Bit und öffnen Sie das</translation>
    </message>
    <message>
        <source>export the model again</source>
        <translation>exportieren Sie das Modell neu</translation>
    </message>
    <message>
        <source>face recognition does not find the face in the photo</source>
        <translation>die Gesichtserkennung findet das Gesicht im Foto nicht</translation>
    </message>
    <message>
        <source>face recognition finds no face any more where the edited one is</source>
        <translation>die Gesichtserkennung findet an der bearbeiteten Stelle kein Gesicht mehr</translation>
    </message>
    <message>
        <source>face {0}: {1}</source>
        <translation>Gesicht {0}: {1}</translation>
    </message>
    <message>
        <source>far down</source>
        <translation>weit nach unten</translation>
    </message>
    <message>
        <source>far to the left</source>
        <translation>weit nach links</translation>
    </message>
    <message>
        <source>far to the right</source>
        <translation>weit nach rechts</translation>
    </message>
    <message>
        <source>far up</source>
        <translation>weit nach oben</translation>
    </message>
    <message>
        <source>file that is ever loaded</source>
        <translation>Datei, die je geladen wird</translation>
    </message>
    <message>
        <source>file {0}</source>
        <translation>Datei {0}</translation>
    </message>
    <message>
        <source>files of its kind are never loaded</source>
        <translation>Dateien dieser Art werden nie geladen</translation>
    </message>
    <message>
        <source>floating point</source>
        <translation>Gleitkommazahlen</translation>
    </message>
    <message>
        <source>fp8 needs a card of compute capability 8.0 or newer</source>
        <translation>fp8 braucht eine Karte mit Rechenfähigkeit 8.0 oder neuer</translation>
    </message>
    <message>
        <source>further faces cannot be added to the choice {0}</source>
        <translation>zur Wahl {0} lassen sich keine weiteren Gesichter hinzufügen</translation>
    </message>
    <message>
        <source>further pictures in the file (a preview or gain map) were dropped, because they show the original</source>
        <translation>weitere Bilder in der Datei (Vorschau oder Gain-Map) wurden weggelassen, weil sie das Original zeigen</translation>
    </message>
    <message>
        <source>get the archive from its publisher again</source>
        <translation>holen Sie das Archiv neu von seinem Herausgeber</translation>
    </message>
    <message>
        <source>get the file again</source>
        <translation>holen Sie die Datei neu</translation>
    </message>
    <message>
        <source>get the model from the source that this program names</source>
        <translation>holen Sie das Modell aus der Quelle, die dieses Programm nennt</translation>
    </message>
    <message>
        <source>get these files, or another folder</source>
        <translation>holen Sie diese Dateien oder nehmen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>get this file again</source>
        <translation>holen Sie diese Datei neu</translation>
    </message>
    <message>
        <source>graphics memory</source>
        <translation>Grafikspeicher</translation>
    </message>
    <message>
        <source>import it as {0}</source>
        <translation>importieren Sie es als {0}</translation>
    </message>
    <message>
        <source>import the model from a folder</source>
        <translation>importieren Sie das Modell aus einem Ordner</translation>
    </message>
    <message>
        <source>install PixelSmile Desktop again</source>
        <translation>installieren Sie PixelSmile Desktop neu</translation>
    </message>
    <message>
        <source>install PixelSmile Desktop anew</source>
        <translation>installieren Sie PixelSmile Desktop neu</translation>
    </message>
    <message>
        <source>install it again</source>
        <translation>installieren Sie es neu</translation>
    </message>
    <message>
        <source>install it with: pip install &quot;pixelsmile-desktop[desktop]&quot;</source>
        <translation>installieren Sie es mit: pip install &quot;pixelsmile-desktop[desktop]&quot;</translation>
    </message>
    <message>
        <source>install that version again; the library was not touched</source>
        <translation>installieren Sie jene Version wieder; die Bibliothek wurde nicht angerührt</translation>
    </message>
    <message>
        <source>install the program again</source>
        <translation>installieren Sie das Programm neu</translation>
    </message>
    <message>
        <source>install them, on Debian and Ubuntu with: sudo apt-get install -y {0}</source>
        <translation>installieren Sie sie, unter Debian und Ubuntu mit: sudo apt-get install -y {0}</translation>
    </message>
    <message>
        <source>is a link or a device and not a file</source>
        <translation>ist ein Verweis oder ein Gerät und keine Datei</translation>
    </message>
    <message>
        <source>is an archive within the archive</source>
        <translation>ist ein Archiv im Archiv</translation>
    </message>
    <message>
        <source>is encrypted</source>
        <translation>ist verschlüsselt</translation>
    </message>
    <message>
        <source>is packed by an unusual method</source>
        <translation>ist auf unübliche Weise gepackt</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>sie lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>it cannot be read ({0})</source>
        <translation>sie lässt sich nicht lesen ({0})</translation>
    </message>
    <message>
        <source>it did not end within {0} seconds</source>
        <translation>sie war nach {0} Sekunden nicht fertig</translation>
    </message>
    <message>
        <source>it does not tell its compute capability</source>
        <translation>sie nennt ihre Rechenfähigkeit nicht</translation>
    </message>
    <message>
        <source>it ended with code {0}</source>
        <translation>sie endete mit Code {0}</translation>
    </message>
    <message>
        <source>it has not its size of {0} bytes</source>
        <translation>sie hat nicht ihre Größe von {0} Bytes</translation>
    </message>
    <message>
        <source>it has two files of the name &quot;{0}&quot;</source>
        <translation>es hat zwei Dateien mit dem Namen „{0}“</translation>
    </message>
    <message>
        <source>it has {0} bytes instead of {1}</source>
        <translation>sie hat {0} Bytes statt {1}</translation>
    </message>
    <message>
        <source>it has {0} entries, and a model has a few</source>
        <translation>es hat {0} Einträge, und ein Modell hat wenige</translation>
    </message>
    <message>
        <source>it has {0} from left to right</source>
        <translation>es hat {0}, von links nach rechts</translation>
    </message>
    <message>
        <source>it holds no {0}</source>
        <translation>es enthält kein {0}</translation>
    </message>
    <message>
        <source>it is a DoRA or a rank-stabilised adapter, which is not supported</source>
        <translation>es ist ein DoRA- oder rangstabilisierter Adapter, was nicht unterstützt wird</translation>
    </message>
    <message>
        <source>it is damaged ({0})</source>
        <translation>sie ist beschädigt ({0})</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>sie ist beschädigt</translation>
    </message>
    <message>
        <source>it is missing or damaged</source>
        <translation>sie fehlt oder ist beschädigt</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>sie fehlt</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>it is not a file any more</source>
        <translation>es ist keine Datei mehr</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>es ist kein Objekt</translation>
    </message>
    <message>
        <source>it is not installed</source>
        <translation>sie ist nicht installiert</translation>
    </message>
    <message>
        <source>it is not the link that it was</source>
        <translation>es ist nicht der Verweis, der es war</translation>
    </message>
    <message>
        <source>it is the better one of {0} graphics processors</source>
        <translation>es ist der bessere von {0} Grafikprozessoren</translation>
    </message>
    <message>
        <source>it may not be opened</source>
        <translation>sie darf nicht geöffnet werden</translation>
    </message>
    <message>
        <source>it may not be written to</source>
        <translation>sie darf nicht beschrieben werden</translation>
    </message>
    <message>
        <source>it needs a graphics processor, and {0}</source>
        <translation>das braucht einen Grafikprozessor, und {0}</translation>
    </message>
    <message>
        <source>it says of {0} no place, size and hash that make sense</source>
        <translation>es nennt zu {0} keinen sinnvollen Ort, keine Größe und Prüfsumme</translation>
    </message>
    <message>
        <source>it would unpack to more than {0} MB</source>
        <translation>es würde entpackt mehr als {0} MB ergeben</translation>
    </message>
    <message>
        <source>its content is damaged</source>
        <translation>ihr Inhalt ist beschädigt</translation>
    </message>
    <message>
        <source>its header gives an alpha to {0}, which it does not change</source>
        <translation>der Dateikopf gibt {0} ein Alpha, ohne es zu ändern</translation>
    </message>
    <message>
        <source>its header holds an alpha that is not finite</source>
        <translation>der Dateikopf enthält ein Alpha, das nicht endlich ist</translation>
    </message>
    <message>
        <source>its list of pieces makes no sense</source>
        <translation>die Liste der Teile ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>its pieces are not those of its files</source>
        <translation>die Teile sind nicht die der Dateien</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>lassen Sie es weg</translation>
    </message>
    <message>
        <source>leave out the further faces</source>
        <translation>lassen Sie die weiteren Gesichter weg</translation>
    </message>
    <message>
        <source>look at the releases in your browser</source>
        <translation>sehen Sie im Browser bei den Veröffentlichungen nach</translation>
    </message>
    <message>
        <source>look where you got it from</source>
        <translation>sehen Sie dort nach, woher Sie es haben</translation>
    </message>
    <message>
        <source>main memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>make a new token in your account at the hub</source>
        <translation>erzeugen Sie in Ihrem Konto beim Hub ein neues Token</translation>
    </message>
    <message>
        <source>make it first or choose another one</source>
        <translation>legen Sie ihn zuerst an oder wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>make it first, or choose another</source>
        <translation>legen Sie ihn zuerst an oder wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>make it like https://host/simple</source>
        <translation>schreiben Sie sie wie https://host/simple</translation>
    </message>
    <message>
        <source>make it like https://huggingface.co</source>
        <translation>schreiben Sie sie wie https://huggingface.co</translation>
    </message>
    <message>
        <source>make it smaller in your photo editor</source>
        <translation>verkleinern Sie es in Ihrer Bildbearbeitung</translation>
    </message>
    <message>
        <source>make room on the disk, then start the program again</source>
        <translation>schaffen Sie Platz auf dem Datenträger und starten Sie das Programm neu</translation>
    </message>
    <message>
        <source>make room, or choose another disk</source>
        <translation>schaffen Sie Platz oder wählen Sie einen anderen Datenträger</translation>
    </message>
    <message>
        <source>make room; nothing in the library was lost</source>
        <translation>schaffen Sie Platz; in der Bibliothek ging nichts verloren</translation>
    </message>
    <message>
        <source>make them {0} or more</source>
        <translation>machen Sie sie mindestens {0} groß</translation>
    </message>
    <message>
        <source>memory ran out with {0}, and no plan is left</source>
        <translation>mit {0} reichte der Speicher nicht, und kein Plan ist mehr übrig</translation>
    </message>
    <message>
        <source>memory ran out with {0}, the plan that was asked for</source>
        <translation>mit {0}, dem gewünschten Plan, reichte der Speicher nicht</translation>
    </message>
    <message>
        <source>memory ran out with {0}; rendered with {1} instead</source>
        <translation>mit {0} reichte der Speicher nicht; stattdessen mit {1} gerendert</translation>
    </message>
    <message>
        <source>mend or delete it</source>
        <translation>berichtigen oder löschen Sie sie</translation>
    </message>
    <message>
        <source>mend the recipe or write it anew with this version</source>
        <translation>berichtigen Sie das Rezept oder schreiben Sie es mit dieser Version neu</translation>
    </message>
    <message>
        <source>moving weights to main memory saves nothing on Apple silicon, whose memory is shared</source>
        <translation>Gewichte in den Arbeitsspeicher zu legen spart auf Apple-Chips nichts, weil sie gemeinsamen Speicher haben</translation>
    </message>
    <message>
        <source>name a file in it</source>
        <translation>nennen Sie eine Datei darin</translation>
    </message>
    <message>
        <source>name a file in the PEM format</source>
        <translation>nennen Sie eine Datei im PEM-Format</translation>
    </message>
    <message>
        <source>name a folder that holds photos</source>
        <translation>nennen Sie einen Ordner mit Fotos</translation>
    </message>
    <message>
        <source>name a photo</source>
        <translation>nennen Sie ein Foto</translation>
    </message>
    <message>
        <source>name an index that asks for no login</source>
        <translation>nennen Sie einen Index, der keine Anmeldung verlangt</translation>
    </message>
    <message>
        <source>name another folder, or none to download what is broken</source>
        <translation>nennen Sie einen anderen Ordner oder keinen, um Kaputtes herunterzuladen</translation>
    </message>
    <message>
        <source>name each expression once</source>
        <translation>nennen Sie jeden Ausdruck einmal</translation>
    </message>
    <message>
        <source>name each face once</source>
        <translation>nennen Sie jedes Gesicht einmal</translation>
    </message>
    <message>
        <source>name each once, from left to right</source>
        <translation>nennen Sie jedes einmal, von links nach rechts</translation>
    </message>
    <message>
        <source>name one like http://host:port</source>
        <translation>nennen Sie einen wie http://host:port</translation>
    </message>
    <message>
        <source>name the first face by its number, counted from 0, left to right</source>
        <translation>nennen Sie das erste Gesicht mit seiner Nummer, von links nach rechts ab 0 gezählt</translation>
    </message>
    <message>
        <source>name the folder of the model</source>
        <translation>nennen Sie den Ordner des Modells</translation>
    </message>
    <message>
        <source>name the folder</source>
        <translation>nennen Sie den Ordner</translation>
    </message>
    <message>
        <source>name the result .jpg, .png, .tif, .webp or .avif</source>
        <translation>nennen Sie das Ergebnis .jpg, .png, .tif, .webp oder .avif</translation>
    </message>
    <message>
        <source>name them from left to right</source>
        <translation>nennen Sie sie von links nach rechts</translation>
    </message>
    <message>
        <source>needs {0}</source>
        <translation>braucht {0}</translation>
    </message>
    <message>
        <source>no PixelSmile adapter is installed, so the expressions are those of the base model alone</source>
        <translation>kein PixelSmile-Adapter ist installiert, die Ausdrücke sind also die des Grundmodells allein</translation>
    </message>
    <message>
        <source>no face recognition networks are chosen</source>
        <translation>keine Netze zur Gesichtserkennung sind gewählt</translation>
    </message>
    <message>
        <source>no face was found in this photo</source>
        <translation>in diesem Foto wurde kein Gesicht gefunden</translation>
    </message>
    <message>
        <source>no face was found that can be recognised</source>
        <translation>es wurde kein Gesicht gefunden, das sich erkennen lässt</translation>
    </message>
    <message>
        <source>no graphics processor was found that the engine can use</source>
        <translation>es wurde kein Grafikprozessor gefunden, den die Engine nutzen kann</translation>
    </message>
    <message>
        <source>no graphics processor was found that torch could use</source>
        <translation>es wurde kein Grafikprozessor gefunden, den Torch nutzen könnte</translation>
    </message>
    <message>
        <source>no model is installed</source>
        <translation>kein Modell ist installiert</translation>
    </message>
    <message>
        <source>no model that it knows by its files</source>
        <translation>kein Modell, das sich an seinen Dateien erkennen lässt</translation>
    </message>
    <message>
        <source>no place was chosen</source>
        <translation>kein Ort wurde gewählt</translation>
    </message>
    <message>
        <source>no weights (*.safetensors)</source>
        <translation>keine Gewichte (*.safetensors)</translation>
    </message>
    <message>
        <source>nobody knows which person is meant</source>
        <translation>niemand weiß, welche Person gemeint ist</translation>
    </message>
    <message>
        <source>nobody there is the same person</source>
        <translation>niemand dort ist dieselbe Person</translation>
    </message>
    <message>
        <source>not installed: {0}</source>
        <translation>nicht installiert: {0}</translation>
    </message>
    <message>
        <source>notes are missing or damaged</source>
        <translation>Notizen fehlen oder sind beschädigt</translation>
    </message>
    <message>
        <source>nothing can be written to {0} ({1})</source>
        <translation>in {0} lässt sich nichts schreiben ({1})</translation>
    </message>
    <message>
        <source>nothing of the model {0} is there</source>
        <translation>vom Modell {0} ist nichts da</translation>
    </message>
    <message>
        <source>nothing of the runtime {0} is there</source>
        <translation>von der Laufzeitumgebung {0} ist nichts da</translation>
    </message>
    <message>
        <source>one eye is hidden; it stays as it is</source>
        <translation>ein Auge ist verdeckt; es bleibt, wie es ist</translation>
    </message>
    <message>
        <source>only pickles, which can run programs and are never loaded</source>
        <translation>nur Pickles, die Programme ausführen können und nie geladen werden</translation>
    </message>
    <message>
        <source>only the PixelSmile engine understands the word {0}</source>
        <translation>nur die PixelSmile-Engine versteht das Wort {0}</translation>
    </message>
    <message>
        <source>only {0} of the {1} modules of {2} were taken</source>
        <translation>nur {0} der {1} Module von {2} wurden übernommen</translation>
    </message>
    <message>
        <source>open a JPEG, PNG, TIFF, WebP, HEIC, AVIF or camera RAW file</source>
        <translation>öffnen Sie eine JPEG-, PNG-, TIFF-, WebP-, HEIC-, AVIF- oder RAW-Datei</translation>
    </message>
    <message>
        <source>open it again</source>
        <translation>öffnen Sie es neu</translation>
    </message>
    <message>
        <source>open its folder again</source>
        <translation>öffnen Sie seinen Ordner neu</translation>
    </message>
    <message>
        <source>others is not a JSON list</source>
        <translation>„others“ ist keine JSON-Liste</translation>
    </message>
    <message>
        <source>packages are not installed ({0})</source>
        <translation>Pakete sind nicht installiert ({0})</translation>
    </message>
    <message>
        <source>pieces of {0} bytes are too small</source>
        <translation>Teile von {0} Bytes sind zu klein</translation>
    </message>
    <message>
        <source>proxies of the kind {0} are not supported</source>
        <translation>Proxys der Art {0} werden nicht unterstützt</translation>
    </message>
    <message>
        <source>put back a copy, or delete it to trust the hub anew</source>
        <translation>legen Sie eine Kopie zurück oder löschen Sie sie, um dem Hub neu zu vertrauen</translation>
    </message>
    <message>
        <source>put the networks of antelopev2 or buffalo_l into the folder, or choose another</source>
        <translation>legen Sie die Netze von antelopev2 oder buffalo_l in den Ordner oder wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>ran out of memory here before</source>
        <translation>hatte hier schon einmal zu wenig Speicher</translation>
    </message>
    <message>
        <source>recogniser (ArcFace)</source>
        <translation>Erkenner (ArcFace)</translation>
    </message>
    <message>
        <source>rename it, and write the sidecar again</source>
        <translation>benennen Sie sie um und schreiben Sie die Begleitdatei neu</translation>
    </message>
    <message>
        <source>render it without paste-back</source>
        <translation>rendern Sie es ohne Einsetzen ins Foto</translation>
    </message>
    <message>
        <source>render the version again</source>
        <translation>rendern Sie die Version neu</translation>
    </message>
    <message>
        <source>repair that folder, or remove the model and download it</source>
        <translation>reparieren Sie jenen Ordner, oder entfernen Sie das Modell und laden Sie es herunter</translation>
    </message>
    <message>
        <source>repair the model first</source>
        <translation>reparieren Sie zuerst das Modell</translation>
    </message>
    <message>
        <source>report this as a fault of the program</source>
        <translation>melden Sie das als Fehler des Programms</translation>
    </message>
    <message>
        <source>save it as JPEG, PNG or TIFF</source>
        <translation>speichern Sie es als JPEG, PNG oder TIFF</translation>
    </message>
    <message>
        <source>save it as a file of its own</source>
        <translation>speichern Sie es als eigene Datei</translation>
    </message>
    <message>
        <source>save it as an ordinary JPEG or TIFF and open that</source>
        <translation>speichern Sie es als gewöhnliches JPEG oder TIFF und öffnen Sie das</translation>
    </message>
    <message>
        <source>save it as grey or RGB without extra channels</source>
        <translation>speichern Sie es als Grau oder RGB ohne weitere Kanäle</translation>
    </message>
    <message>
        <source>save it uncompressed or with LZW or ZIP</source>
        <translation>sichern Sie es unkomprimiert oder mit LZW oder ZIP</translation>
    </message>
    <message>
        <source>save it with 8 or 16 bits per channel and open that</source>
        <translation>sichern Sie es mit 8 oder 16 Bit je Kanal und öffnen Sie das</translation>
    </message>
    <message>
        <source>several models ({0})</source>
        <translation>mehrere Modelle ({0})</translation>
    </message>
    <message>
        <source>shorten the template</source>
        <translation>kürzen Sie die Namensvorlage</translation>
    </message>
    <message>
        <source>signal {0}</source>
        <translation>Signal {0}</translation>
    </message>
    <message>
        <source>start a desktop, or set DISPLAY to its screen</source>
        <translation>starten Sie eine grafische Oberfläche oder setzen Sie DISPLAY auf ihren Bildschirm</translation>
    </message>
    <message>
        <source>start the program again</source>
        <translation>starten Sie das Programm neu</translation>
    </message>
    <message>
        <source>start the program again, which restores it from its last backup</source>
        <translation>starten Sie das Programm neu, das sie aus ihrer letzten Sicherung wiederherstellt</translation>
    </message>
    <message>
        <source>start the program again, which restores it</source>
        <translation>starten Sie das Programm neu, das sie wiederherstellt</translation>
    </message>
    <message>
        <source>switch them on there, or import the model from a folder</source>
        <translation>schalten Sie sie dort ein oder importieren Sie das Modell aus einem Ordner</translation>
    </message>
    <message>
        <source>switch them on there, or import the runtime from a folder</source>
        <translation>schalten Sie sie dort ein oder holen Sie die Laufzeitumgebung aus einem Ordner</translation>
    </message>
    <message>
        <source>system libraries are missing ({0})</source>
        <translation>Systembibliotheken fehlen ({0})</translation>
    </message>
    <message>
        <source>that photo is not in the library</source>
        <translation>dieses Foto ist nicht in der Bibliothek</translation>
    </message>
    <message>
        <source>the PixelSmile engine failed unexpectedly ({0})</source>
        <translation>die PixelSmile-Engine ist unerwartet gescheitert ({0})</translation>
    </message>
    <message>
        <source>the PixelSmile engine is at work on another picture</source>
        <translation>die PixelSmile-Engine arbeitet an einem anderen Bild</translation>
    </message>
    <message>
        <source>the PixelSmile engine made {0} pictures instead of {1}</source>
        <translation>die PixelSmile-Engine hat {0} Bilder statt {1} gemacht</translation>
    </message>
    <message>
        <source>the PixelSmile engine speaks of another job</source>
        <translation>die PixelSmile-Engine spricht von einer anderen Aufgabe</translation>
    </message>
    <message>
        <source>the RAW file seems to be cut short; look whether the lower part of the picture is there</source>
        <translation>die RAW-Datei scheint abgeschnitten zu sein; sehen Sie nach, ob der untere Teil des Bildes da ist</translation>
    </message>
    <message>
        <source>the adapter also changes the text encoder ({0})</source>
        <translation>der Adapter ändert auch den Textkodierer ({0})</translation>
    </message>
    <message>
        <source>the adapter has a part that is unknown ({0})</source>
        <translation>der Adapter hat einen unbekannten Teil ({0})</translation>
    </message>
    <message>
        <source>the address of {0} cannot be found</source>
        <translation>die Adresse von {0} ist nicht zu finden</translation>
    </message>
    <message>
        <source>the alpha of {0} is not one number</source>
        <translation>das Alpha von {0} ist nicht eine Zahl</translation>
    </message>
    <message>
        <source>the answer of {0} makes no sense</source>
        <translation>die Antwort von {0} ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>the archive {0} is refused: {1}</source>
        <translation>das Archiv {0} wird abgelehnt: {1}</translation>
    </message>
    <message>
        <source>the bundle needs {0} GB, and the disk of {1} has {2} GB free</source>
        <translation>das Paket braucht {0} GB, und auf dem Datenträger von {1} sind {2} GB frei</translation>
    </message>
    <message>
        <source>the bundle {0} was made by a newer version of this program</source>
        <translation>das Paket {0} stammt von einer neueren Version dieses Programms</translation>
    </message>
    <message>
        <source>the certificate of {0} is not trusted ({1})</source>
        <translation>dem Zertifikat von {0} wird nicht vertraut ({1})</translation>
    </message>
    <message>
        <source>the configuration in its header is damaged</source>
        <translation>die Konfiguration im Dateikopf ist beschädigt</translation>
    </message>
    <message>
        <source>the connection broke while {0} was on its way</source>
        <translation>die Verbindung brach ab, während {0} unterwegs war</translation>
    </message>
    <message>
        <source>the connection to {0} broke</source>
        <translation>die Verbindung zu {0} brach ab</translation>
    </message>
    <message>
        <source>the disk failed</source>
        <translation>der Datenträger versagte</translation>
    </message>
    <message>
        <source>the disk of {0} has {1} GB free, and {2} GB are needed</source>
        <translation>auf dem Datenträger von {0} sind {1} GB frei, nötig sind {2} GB</translation>
    </message>
    <message>
        <source>the disk takes no file of that size</source>
        <translation>der Datenträger nimmt keine so große Datei</translation>
    </message>
    <message>
        <source>the download was stopped</source>
        <translation>der Download wurde angehalten</translation>
    </message>
    <message>
        <source>the driver {0} of {1} is older than {2}, which CUDA 13 needs</source>
        <translation>der Treiber {0} von {1} ist älter als {2}, was CUDA 13 braucht</translation>
    </message>
    <message>
        <source>the engine runtime is not installed</source>
        <translation>die Laufzeitumgebung der Engine ist nicht installiert</translation>
    </message>
    <message>
        <source>the engine runtime {0} does not work on this computer ({1})</source>
        <translation>die Laufzeitumgebung {0} läuft auf diesem Computer nicht ({1})</translation>
    </message>
    <message>
        <source>the engine runtime {0} is damaged</source>
        <translation>die Laufzeitumgebung {0} ist beschädigt</translation>
    </message>
    <message>
        <source>the engine runtime {0} is in use by {1}</source>
        <translation>die Laufzeitumgebung {0} wird benutzt von {1}</translation>
    </message>
    <message>
        <source>the extended part of the XMP packet stays behind, because only JPEG splits packets</source>
        <translation>der erweiterte Teil des XMP-Pakets bleibt zurück, weil nur JPEG Pakete teilt</translation>
    </message>
    <message>
        <source>the eyes are hidden; they stay as they are</source>
        <translation>die Augen sind verdeckt; sie bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>the face is cut off by the edge of the photo; what is not in the photo cannot be changed</source>
        <translation>das Gesicht ist vom Bildrand angeschnitten; was nicht im Foto ist, lässt sich nicht ändern</translation>
    </message>
    <message>
        <source>the face is tiny, with {0} pixels between the eyes; small changes will not show</source>
        <translation>das Gesicht ist winzig, mit {0} Pixeln zwischen den Augen; kleine Änderungen sieht man nicht</translation>
    </message>
    <message>
        <source>the face is turned {0}; its far side cannot be changed well</source>
        <translation>das Gesicht ist {0} gedreht; seine abgewandte Seite lässt sich nicht gut ändern</translation>
    </message>
    <message>
        <source>the face model {0} cannot be read ({1})</source>
        <translation>das Gesichtsmodell {0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>the face model {0} is not the one that was shipped</source>
        <translation>das Gesichtsmodell {0} ist nicht das mitgelieferte</translation>
    </message>
    <message>
        <source>the face was not found again in the generated picture, so where it lies was judged by its surroundings alone</source>
        <translation>das Gesicht wurde im erzeugten Bild nicht wiedergefunden, seine Lage wurde nur nach der Umgebung beurteilt</translation>
    </message>
    <message>
        <source>the face wears glasses; the frames stay still while the skin behind them moves</source>
        <translation>das Gesicht trägt eine Brille; das Gestell bleibt stehen, während sich die Haut dahinter bewegt</translation>
    </message>
    <message>
        <source>the face {0} gets two mixes</source>
        <translation>das Gesicht {0} bekommt zwei Mischungen</translation>
    </message>
    <message>
        <source>the faces {0} are in no order</source>
        <translation>die Gesichter {0} stehen in keiner Reihenfolge</translation>
    </message>
    <message>
        <source>the faces {0} are no choice</source>
        <translation>die Gesichter {0} sind keine Auswahl</translation>
    </message>
    <message>
        <source>the feather</source>
        <translation>die Breite des weichen Randes</translation>
    </message>
    <message>
        <source>the file has layers; the flat picture is used, and a result holds no layers</source>
        <translation>die Datei hat Ebenen; das flache Bild wird benutzt, und ein Ergebnis enthält keine Ebenen</translation>
    </message>
    <message>
        <source>the file has no adapter in it</source>
        <translation>die Datei enthält keinen Adapter</translation>
    </message>
    <message>
        <source>the file has several pages; only the first one is used</source>
        <translation>die Datei hat mehrere Seiten; nur die erste wird benutzt</translation>
    </message>
    <message>
        <source>the file is damaged ({0})</source>
        <translation>die Datei ist beschädigt ({0})</translation>
    </message>
    <message>
        <source>the file is {0} ({1}), which is not supported</source>
        <translation>die Datei ist {0} ({1}), was nicht unterstützt wird</translation>
    </message>
    <message>
        <source>the files that ship with PixelSmile Desktop are missing</source>
        <translation>die mitgelieferten Dateien von PixelSmile Desktop fehlen</translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation>den Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>the folder {0} cannot be made ({1})</source>
        <translation>der Ordner {0} lässt sich nicht anlegen ({1})</translation>
    </message>
    <message>
        <source>the folder {0} cannot be reached ({1})</source>
        <translation>der Ordner {0} ist nicht erreichbar ({1})</translation>
    </message>
    <message>
        <source>the folder {0} cannot be read ({1})</source>
        <translation>der Ordner {0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>the folder {0} holds no {1}</source>
        <translation>der Ordner {0} enthält kein {1}</translation>
    </message>
    <message>
        <source>the folder {0} is not empty</source>
        <translation>der Ordner {0} ist nicht leer</translation>
    </message>
    <message>
        <source>the folder {0} may not be written to</source>
        <translation>in den Ordner {0} darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the folder {0} was taken out of the library meanwhile</source>
        <translation>der Ordner {0} wurde inzwischen aus der Bibliothek genommen</translation>
    </message>
    <message>
        <source>the free space of {0} cannot be found out: {1}</source>
        <translation>der freie Platz von {0} lässt sich nicht ermitteln: {1}</translation>
    </message>
    <message>
        <source>the head of a message is not a JSON object</source>
        <translation>der Kopf einer Nachricht ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>the head of a message is not valid JSON</source>
        <translation>der Kopf einer Nachricht ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>the hub has another {0} than this program knows</source>
        <translation>der Hub hat ein anderes {0}, als dieses Programm kennt</translation>
    </message>
    <message>
        <source>the hub has no {0} any more</source>
        <translation>der Hub hat {0} nicht mehr</translation>
    </message>
    <message>
        <source>the hub has no {0}, or it is private</source>
        <translation>der Hub hat {0} nicht, oder es ist privat</translation>
    </message>
    <message>
        <source>the hub has {0} without {1}</source>
        <translation>der Hub hat {0} ohne {1}</translation>
    </message>
    <message>
        <source>the icon {0} is missing</source>
        <translation>das Symbol {0} fehlt</translation>
    </message>
    <message>
        <source>the identity threshold</source>
        <translation>die Schwelle der Ähnlichkeit</translation>
    </message>
    <message>
        <source>the intensity {0} of {1} is out of range</source>
        <translation>die Stärke {0} von {1} liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the kept options of the export are damaged</source>
        <translation>die gespeicherten Optionen des Exports sind beschädigt</translation>
    </message>
    <message>
        <source>the kept options of the export say {0} = {1}</source>
        <translation>die gespeicherten Optionen des Exports sagen {0} = {1}</translation>
    </message>
    <message>
        <source>the kept options of the export say {0}</source>
        <translation>die gespeicherten Optionen des Exports sagen {0}</translation>
    </message>
    <message>
        <source>the kept pixels {0} are damaged</source>
        <translation>die gespeicherten Pixel {0} sind beschädigt</translation>
    </message>
    <message>
        <source>the kept pixels {0} are gone</source>
        <translation>die gespeicherten Pixel {0} sind weg</translation>
    </message>
    <message>
        <source>the kept pixels {0} belong to another photo than the one that lies there now</source>
        <translation>die gespeicherten Pixel {0} gehören zu einem anderen Foto als dem, das jetzt dort liegt</translation>
    </message>
    <message>
        <source>the library asks the hub for {0}</source>
        <translation>die Bibliothek fragt den Hub nach {0}</translation>
    </message>
    <message>
        <source>the limit is {0} megapixels; make it smaller first</source>
        <translation>die Grenze liegt bei {0} Megapixeln; verkleinern Sie es zuerst</translation>
    </message>
    <message>
        <source>the limit of the bandwidth is out of range</source>
        <translation>die Grenze der Bandbreite liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the list of files of {0} has {1} entries</source>
        <translation>die Dateiliste von {0} hat {1} Einträge</translation>
    </message>
    <message>
        <source>the list of files of {0} names no repository and commit</source>
        <translation>die Dateiliste von {0} nennt kein Repository und keinen Commit</translation>
    </message>
    <message>
        <source>the list of releases cannot be read ({0})</source>
        <translation>die Liste der Veröffentlichungen lässt sich nicht lesen ({0})</translation>
    </message>
    <message>
        <source>the list of releases is too long</source>
        <translation>die Liste der Veröffentlichungen ist zu lang</translation>
    </message>
    <message>
        <source>the longest side of {0} pixels is out of range</source>
        <translation>die längste Seite von {0} Pixeln liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the manifest of the bundle is damaged: {0}</source>
        <translation>die Beschreibung des Pakets ist beschädigt: {0}</translation>
    </message>
    <message>
        <source>the matrices of {0} do not fit together</source>
        <translation>die Matrizen von {0} passen nicht zusammen</translation>
    </message>
    <message>
        <source>the memory of this computer is full</source>
        <translation>der Speicher dieses Computers ist voll</translation>
    </message>
    <message>
        <source>the model does not need it</source>
        <translation>das Modell braucht es nicht</translation>
    </message>
    <message>
        <source>the model gave fewer pictures than it was asked for</source>
        <translation>das Modell gab weniger Bilder zurück als verlangt</translation>
    </message>
    <message>
        <source>the model in {0} has no {1}</source>
        <translation>dem Modell in {0} fehlt {1}</translation>
    </message>
    <message>
        <source>the model is incomplete: {0} is missing</source>
        <translation>das Modell ist unvollständig: {0} fehlt</translation>
    </message>
    <message>
        <source>the model {0} is being changed</source>
        <translation>das Modell {0} wird gerade geändert</translation>
    </message>
    <message>
        <source>the model {0} is in use by {1}</source>
        <translation>das Modell {0} wird benutzt von {1}</translation>
    </message>
    <message>
        <source>the model {0} is not there, or not the whole of it</source>
        <translation>das Modell {0} ist nicht oder nicht ganz da</translation>
    </message>
    <message>
        <source>the model {0} is not whole here</source>
        <translation>das Modell {0} ist hier nicht vollständig</translation>
    </message>
    <message>
        <source>the model {0} is there already, in {1}</source>
        <translation>das Modell {0} ist schon da, in {1}</translation>
    </message>
    <message>
        <source>the mouth is hidden; what lies in front of it stays as it is</source>
        <translation>der Mund ist verdeckt; was davor liegt, bleibt, wie es ist</translation>
    </message>
    <message>
        <source>the name has a brace that stands alone</source>
        <translation>der Name hat eine einzelne Klammer</translation>
    </message>
    <message>
        <source>the name has the sign {0}, which no file name may hold</source>
        <translation>der Name hat das Zeichen {0}, das kein Dateiname enthalten darf</translation>
    </message>
    <message>
        <source>the name has {0} characters</source>
        <translation>der Name hat {0} Zeichen</translation>
    </message>
    <message>
        <source>the name has {{{0}}}, which stands for nothing</source>
        <translation>der Name hat {{{0}}}, was für nichts steht</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>der Name ist leer</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>the name of {0} does not say whether it is made for 4 or 8 steps</source>
        <translation>der Name von {0} sagt nicht, ob er für 4 oder 8 Schritte gemacht ist</translation>
    </message>
    <message>
        <source>the name of {0} would be empty</source>
        <translation>der Name von {0} wäre leer</translation>
    </message>
    <message>
        <source>the name of {0} would be too long</source>
        <translation>der Name von {0} wäre zu lang</translation>
    </message>
    <message>
        <source>the networks in {0} do not run ({1})</source>
        <translation>die Netze in {0} laufen nicht ({1})</translation>
    </message>
    <message>
        <source>the number of files at a time is out of range</source>
        <translation>die Zahl gleichzeitiger Dateien liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the number of other seeds</source>
        <translation>die Zahl anderer Startwerte</translation>
    </message>
    <message>
        <source>the number of steps</source>
        <translation>die Zahl der Schritte</translation>
    </message>
    <message>
        <source>the original cannot be read again: {0}</source>
        <translation>das Original lässt sich nicht noch einmal lesen: {0}</translation>
    </message>
    <message>
        <source>the original of 1 photo is not there now, so nothing was put on it</source>
        <translation>das Original von 1 Foto ist jetzt nicht da, deshalb wurde nichts darauf angewandt</translation>
    </message>
    <message>
        <source>the original of 1 photo is</source>
        <translation>das Original von 1 Foto ist</translation>
    </message>
    <message>
        <source>the originals of {0} photos are not there now, so nothing was put on them</source>
        <translation>die Originale von {0} Fotos sind jetzt nicht da, deshalb wurde nichts darauf angewandt</translation>
    </message>
    <message>
        <source>the originals of {0} photos are</source>
        <translation>die Originale von {0} Fotos sind</translation>
    </message>
    <message>
        <source>the photo has more than 8 bits per channel, of which 8 are used</source>
        <translation>das Foto hat mehr als 8 Bit je Kanal, von denen 8 benutzt werden</translation>
    </message>
    <message>
        <source>the photo is a high-dynamic-range HEIC</source>
        <translation>das Foto ist ein HEIC mit hohem Dynamikumfang</translation>
    </message>
    <message>
        <source>the photo is in CMYK</source>
        <translation>das Foto ist in CMYK</translation>
    </message>
    <message>
        <source>the photo is in {0}</source>
        <translation>das Foto ist in {0}</translation>
    </message>
    <message>
        <source>the photo library cannot be backed up ({0})</source>
        <translation>die Bibliothek lässt sich nicht sichern ({0})</translation>
    </message>
    <message>
        <source>the photo library cannot be restored from {0}</source>
        <translation>die Bibliothek lässt sich aus {0} nicht wiederherstellen</translation>
    </message>
    <message>
        <source>the photo library is busy</source>
        <translation>die Bibliothek ist beschäftigt</translation>
    </message>
    <message>
        <source>the photo library is closed</source>
        <translation>die Bibliothek ist geschlossen</translation>
    </message>
    <message>
        <source>the photo library is damaged</source>
        <translation>die Bibliothek ist beschädigt</translation>
    </message>
    <message>
        <source>the photo library was damaged and had no backup, so it begins anew{0}; open your folders again</source>
        <translation>die Bibliothek war beschädigt und hatte keine Sicherung, sie beginnt also neu{0}; öffnen Sie Ihre Ordner wieder</translation>
    </message>
    <message>
        <source>the photo library was damaged and has been restored from its last backup{0}</source>
        <translation>die Bibliothek war beschädigt und wurde aus der letzten Sicherung wiederhergestellt{0}</translation>
    </message>
    <message>
        <source>the photo library {0} cannot be opened ({1})</source>
        <translation>die Bibliothek {0} lässt sich nicht öffnen ({1})</translation>
    </message>
    <message>
        <source>the photo library {0} is locked by another program</source>
        <translation>die Bibliothek {0} ist durch ein anderes Programm gesperrt</translation>
    </message>
    <message>
        <source>the photo library {0} is not to be used: {1}</source>
        <translation>die Bibliothek {0} ist nicht zu benutzen: {1}</translation>
    </message>
    <message>
        <source>the photo library {0} was written by a newer version of PixelSmile Desktop</source>
        <translation>die Bibliothek {0} stammt von einer neueren Version von PixelSmile Desktop</translation>
    </message>
    <message>
        <source>the photo names a wide colour space without a profile; a result will look paler without it</source>
        <translation>das Foto nennt einen großen Farbraum ohne Profil; ein Ergebnis wird ohne es blasser aussehen</translation>
    </message>
    <message>
        <source>the picture is animated; only its first frame is used</source>
        <translation>das Bild ist animiert; nur das erste Einzelbild wird benutzt</translation>
    </message>
    <message>
        <source>the pieces of {0} do not make up the file</source>
        <translation>die Teile von {0} ergeben die Datei nicht</translation>
    </message>
    <message>
        <source>the pipe announced a message of {0} + {1} bytes</source>
        <translation>die Leitung kündigte eine Nachricht von {0} + {1} Bytes an</translation>
    </message>
    <message>
        <source>the pipe brought a message of the unknown kind {0}</source>
        <translation>die Leitung brachte eine Nachricht der unbekannten Art {0}</translation>
    </message>
    <message>
        <source>the pipe brought a message {0} that says what it cannot ({1})</source>
        <translation>die Leitung brachte eine Nachricht {0} mit unmöglichem Inhalt ({1})</translation>
    </message>
    <message>
        <source>the pipe brought {0} where a message should begin</source>
        <translation>die Leitung brachte {0}, wo eine Nachricht beginnen sollte</translation>
    </message>
    <message>
        <source>the pipe ended in the middle of a message</source>
        <translation>die Leitung endete mitten in einer Nachricht</translation>
    </message>
    <message>
        <source>the plan {0}</source>
        <translation>der Plan {0}</translation>
    </message>
    <message>
        <source>the precision {0}</source>
        <translation>die Genauigkeit {0}</translation>
    </message>
    <message>
        <source>the preset has no name</source>
        <translation>die Vorgabe hat keinen Namen</translation>
    </message>
    <message>
        <source>the presets that ship with PixelSmile Desktop are missing or damaged</source>
        <translation>die mitgelieferten Vorgaben von PixelSmile Desktop fehlen oder sind beschädigt</translation>
    </message>
    <message>
        <source>the preview failed inside the program ({0}: {1})</source>
        <translation>die Vorschau ist im Programm gescheitert ({0}: {1})</translation>
    </message>
    <message>
        <source>the private Python {0} cannot be unpacked: {1}</source>
        <translation>das eigene Python {0} lässt sich nicht auspacken: {1}</translation>
    </message>
    <message>
        <source>the program failed with {0}</source>
        <translation>das Programm scheiterte mit {0}</translation>
    </message>
    <message>
        <source>the proxy asks for a name and a password</source>
        <translation>der Proxy verlangt Name und Passwort</translation>
    </message>
    <message>
        <source>the proxy does not let {0} through</source>
        <translation>der Proxy lässt {0} nicht durch</translation>
    </message>
    <message>
        <source>the quality {0} is out of range</source>
        <translation>die Qualität {0} liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the recipe has version {0}, this program reads {1}</source>
        <translation>das Rezept hat Version {0}, dieses Programm liest {1}</translation>
    </message>
    <message>
        <source>the recipe is not valid JSON</source>
        <translation>das Rezept ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>the recipe</source>
        <translation>das Rezept</translation>
    </message>
    <message>
        <source>the recogniser in {0} gives no usable answer</source>
        <translation>der Erkenner in {0} gibt keine brauchbare Antwort</translation>
    </message>
    <message>
        <source>the runtime {0} does not run on {1} on {2}</source>
        <translation>die Laufzeitumgebung {0} läuft nicht auf {1} auf {2}</translation>
    </message>
    <message>
        <source>the same person cannot be found in other photos, because {0}; see Settings, People</source>
        <translation>dieselbe Person lässt sich in anderen Fotos nicht finden, weil {0}; siehe Einstellungen, Personen</translation>
    </message>
    <message>
        <source>the screen {0} cannot be reached</source>
        <translation>der Bildschirm {0} ist nicht erreichbar</translation>
    </message>
    <message>
        <source>the seed {0} could not be tried ({1})</source>
        <translation>der Startwert {0} ließ sich nicht versuchen ({1})</translation>
    </message>
    <message>
        <source>the seed</source>
        <translation>der Startwert</translation>
    </message>
    <message>
        <source>the server answers the request for {0} with status {1}</source>
        <translation>der Server beantwortet die Anfrage nach {0} mit Status {1}</translation>
    </message>
    <message>
        <source>the server does not say how long {0} is</source>
        <translation>der Server sagt nicht, wie lang {0} ist</translation>
    </message>
    <message>
        <source>the server does not say which part of {0} it sends</source>
        <translation>der Server sagt nicht, welchen Teil von {0} er schickt</translation>
    </message>
    <message>
        <source>the server failed with status {0} at {1}</source>
        <translation>der Server scheiterte mit Status {0} bei {1}</translation>
    </message>
    <message>
        <source>the server has had too many requests from here and holds back {0}</source>
        <translation>der Server bekam zu viele Anfragen von hier und hält {0} zurück</translation>
    </message>
    <message>
        <source>the server has less of {0} than was received already</source>
        <translation>der Server hat weniger von {0}, als schon da ist</translation>
    </message>
    <message>
        <source>the server has {0} bytes as {1}, and not {2}</source>
        <translation>der Server hat {0} Bytes als {1}, und nicht {2}</translation>
    </message>
    <message>
        <source>the server sends another part of {0} than was asked for</source>
        <translation>der Server schickt einen anderen Teil von {0} als verlangt</translation>
    </message>
    <message>
        <source>the server sends more of {0} than there is</source>
        <translation>der Server schickt mehr von {0}, als es gibt</translation>
    </message>
    <message>
        <source>the setting {0} cannot be {1}</source>
        <translation>die Einstellung {0} kann nicht {1} sein</translation>
    </message>
    <message>
        <source>the setting {0} is out of range</source>
        <translation>die Einstellung {0} liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the settings file is not valid TOML ({0})</source>
        <translation>die Datei der Einstellungen ist kein gültiges TOML ({0})</translation>
    </message>
    <message>
        <source>the shift that the model introduced could not be measured to the pixel, so edges of the face may look doubled</source>
        <translation>die Verschiebung durch das Modell ließ sich nicht auf das Pixel genau messen, Kanten des Gesichts können doppelt erscheinen</translation>
    </message>
    <message>
        <source>the similarity of the person was not measured ({0})</source>
        <translation>die Ähnlichkeit der Person wurde nicht gemessen ({0})</translation>
    </message>
    <message>
        <source>the size</source>
        <translation>die Größe</translation>
    </message>
    <message>
        <source>the store forgot what {0} consists of</source>
        <translation>der Speicher weiß nicht mehr, woraus {0} besteht</translation>
    </message>
    <message>
        <source>the strength of the adapter</source>
        <translation>die Stärke des Adapters</translation>
    </message>
    <message>
        <source>the token holds characters that no token has</source>
        <translation>das Token enthält Zeichen, die kein Token hat</translation>
    </message>
    <message>
        <source>the token was refused for {0}</source>
        <translation>das Token wurde für {0} abgelehnt</translation>
    </message>
    <message>
        <source>the token would be readable on its way to {0}</source>
        <translation>das Token wäre auf dem Weg zu {0} lesbar</translation>
    </message>
    <message>
        <source>the version of {0} that was pinned is not on the hub any more</source>
        <translation>die festgelegte Version von {0} ist nicht mehr auf dem Hub</translation>
    </message>
    <message>
        <source>the weights in {0} are of {1} blocks, its configuration says {2}</source>
        <translation>die Gewichte in {0} haben {1} Blöcke, die Konfiguration sagt {2}</translation>
    </message>
    <message>
        <source>the weights in {0} are quantised already</source>
        <translation>die Gewichte in {0} sind schon quantisiert</translation>
    </message>
    <message>
        <source>the weights in {0} have a {1} that is not part of the model</source>
        <translation>die Gewichte in {0} haben ein {1}, das nicht zum Modell gehört</translation>
    </message>
    <message>
        <source>the weights in {0} lack {1} in the right shape</source>
        <translation>den Gewichten in {0} fehlt {1} in der richtigen Form</translation>
    </message>
    <message>
        <source>the weights in {0} lack {1}</source>
        <translation>den Gewichten in {0} fehlt {1}</translation>
    </message>
    <message>
        <source>the window cannot be opened ({0})</source>
        <translation>das Fenster lässt sich nicht öffnen ({0})</translation>
    </message>
    <message>
        <source>the word {0} has {1} tokens, and score_one_tgt moves only one</source>
        <translation>das Wort {0} hat {1} Tokens, und score_one_tgt bewegt nur eines</translation>
    </message>
    <message>
        <source>the {0} could not be freed from the location for certain, so it was dropped</source>
        <translation>{0} ließ sich nicht sicher vom Ort befreien und wurde weggelassen</translation>
    </message>
    <message>
        <source>the {0} engine is not ready ({1})</source>
        <translation>die Engine {0} ist nicht bereit ({1})</translation>
    </message>
    <message>
        <source>there is a preset {0} already</source>
        <translation>es gibt schon eine Vorgabe {0}</translation>
    </message>
    <message>
        <source>there is no adapter file {0}</source>
        <translation>es gibt keine Adapterdatei {0}</translation>
    </message>
    <message>
        <source>there is no plan {0}</source>
        <translation>es gibt keinen Plan {0}</translation>
    </message>
    <message>
        <source>this face is too small or too far turned away to be recognised</source>
        <translation>dieses Gesicht ist zu klein oder zu weit abgewandt, um erkannt zu werden</translation>
    </message>
    <message>
        <source>this is perhaps not a face; look at the result before you use it</source>
        <translation>das ist vielleicht kein Gesicht; sehen Sie sich das Ergebnis an, bevor Sie es verwenden</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>try again; if it happens again, {0} says more</source>
        <translation>versuchen Sie es noch einmal; wenn es wieder geschieht, sagt {0} mehr</translation>
    </message>
    <message>
        <source>two faces there look alike</source>
        <translation>zwei Gesichter dort sehen einander ähnlich</translation>
    </message>
    <message>
        <source>wait until it is done</source>
        <translation>warten Sie, bis es fertig ist</translation>
    </message>
    <message>
        <source>write one</source>
        <translation>geben Sie einen ein</translation>
    </message>
    <message>
        <source>{0} GiB of {1} ({2} can be had)</source>
        <translation>{0} GiB {1} ({2} sind zu haben)</translation>
    </message>
    <message>
        <source>{0} cannot be made: {1}</source>
        <translation>{0} lässt sich nicht anlegen: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be used here: {1}</source>
        <translation>{0} lässt sich hier nicht benutzen: {1}</translation>
    </message>
    <message>
        <source>{0} has no arithmetic of its own for bfloat16 and is slow</source>
        <translation>{0} rechnet nicht selbst in bfloat16 und ist langsam</translation>
    </message>
    <message>
        <source>{0} is not a {1} file</source>
        <translation>{0} ist keine {1}-Datei</translation>
    </message>
    <message>
        <source>{0} is too old for the engine ({1})</source>
        <translation>{0} ist zu alt für die Engine ({1})</translation>
    </message>
    <message>
        <source>{0} is {1}, but the current folder is gone</source>
        <translation>{0} ist {1}, aber den aktuellen Ordner gibt es nicht mehr</translation>
    </message>
    <message>
        <source>{0} needs a card by NVIDIA</source>
        <translation>{0} braucht eine Karte von NVIDIA</translation>
    </message>
    <message>
        <source>{0} needs {1} GB, and the disk of {2} has {3} GB free</source>
        <translation>{0} braucht {1} GB, und auf dem Datenträger von {2} sind {3} GB frei</translation>
    </message>
    <message>
        <source>{0} not there now and will be left out</source>
        <translation>{0} jetzt nicht da und werden ausgelassen</translation>
    </message>
    <message>
        <source>{0} of the {1} modules of {2} fit this model</source>
        <translation>{0} der {1} Module von {2} passen zu diesem Modell</translation>
    </message>
    <message>
        <source>{0} refuses connections</source>
        <translation>{0} lehnt Verbindungen ab</translation>
    </message>
    <message>
        <source>{0} says {1}, which this version does not know</source>
        <translation>{0} sagt {1}, was diese Version nicht kennt</translation>
    </message>
    <message>
        <source>{0} sends next to nothing</source>
        <translation>{0} schickt so gut wie nichts</translation>
    </message>
    <message>
        <source>{0} was changed on the server meanwhile</source>
        <translation>{0} wurde inzwischen auf dem Server geändert</translation>
    </message>
    <message>
        <source>{0} was made for a model of another size: {1} is {2} here</source>
        <translation>{0} ist für ein Modell anderer Größe gemacht: {1} ist hier {2}</translation>
    </message>
    <message>
        <source>{0} {1} is out of range</source>
        <translation>{0} {1} liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>{0}, needs {1}</source>
        <translation>{0}, braucht {1}</translation>
    </message>
    <message>
        <source>{0}, needs {1}, because {2} {3}</source>
        <translation>{0}, braucht {1}, weil {2} {3}</translation>
    </message>
    <message>
        <source>{0}, {1} there</source>
        <translation>{0}, dort {1}</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>{0}: it was made for another model</source>
        <translation>{0}: für ein anderes Modell gemacht</translation>
    </message>
    <message>
        <source>{0}: {1} GiB, because {2} {3}</source>
        <translation>{0}: {1} GiB, weil {2} {3}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}; the default is used</source>
        <translation>{0}; der Standardwert gilt</translation>
    </message>
    <message>
        <source>{0}; what was received is kept</source>
        <translation>{0}; was schon da ist, bleibt</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}; {1}</translation>
    </message>
    <message>
        <source>{0}{1} holds {2}</source>
        <translation>{0}{1} enthält {2}</translation>
    </message>
    <message>
        <source>{0}{1} holds {2}{3}</source>
        <translation>{0}{1} enthält {2}{3}</translation>
    </message>
    <message>
        <source>{0}{1} holds {2}{3}{4}</source>
        <translation>{0}{1} enthält {2}{3}{4}</translation>
    </message>
    <message>
        <source>{0}{1}{2} holds {3}</source>
        <translation>{0}{1}{2} enthält {3}</translation>
    </message>
    <message>
        <source>{0}{1}{2} holds {3}{4}</source>
        <translation>{0}{1}{2} enthält {3}{4}</translation>
    </message>
    <message>
        <source>choose the Instant engine</source>
        <translation>wählen Sie Instant</translation>
    </message>
    <message>
        <source>there is a collection {0} already</source>
        <translation>es gibt schon eine Sammlung {0}</translation>
    </message>
    <message>
        <source>there is a folder of that name</source>
        <translation>es gibt einen Ordner dieses Namens</translation>
    </message>
    <message>
        <source>there is no adapter {0}</source>
        <translation>es gibt keinen Adapter {0}</translation>
    </message>
    <message>
        <source>there is no collection {0} any more</source>
        <translation>die Sammlung {0} gibt es nicht mehr</translation>
    </message>
    <message>
        <source>there is no engine runtime for {0} on {1}</source>
        <translation>es gibt keine Laufzeitumgebung der Engine für {0} auf {1}</translation>
    </message>
    <message>
        <source>there is no engine runtime {0}</source>
        <translation>es gibt keine Laufzeitumgebung {0}</translation>
    </message>
    <message>
        <source>there is no expression {0}</source>
        <translation>es gibt keinen Ausdruck {0}</translation>
    </message>
    <message>
        <source>there is no face {0} in this photo</source>
        <translation>in diesem Foto gibt es kein Gesicht {0}</translation>
    </message>
    <message>
        <source>there is no face {0}</source>
        <translation>es gibt kein Gesicht {0}</translation>
    </message>
    <message>
        <source>there is no file {0}</source>
        <translation>es gibt keine Datei {0}</translation>
    </message>
    <message>
        <source>there is no folder {0}</source>
        <translation>es gibt keinen Ordner {0}</translation>
    </message>
    <message>
        <source>there is no model {0}</source>
        <translation>es gibt kein Modell {0}</translation>
    </message>
    <message>
        <source>there is no photo in {0}</source>
        <translation>in {0} gibt es kein Foto</translation>
    </message>
    <message>
        <source>there is no screen to open a window on</source>
        <translation>es gibt keinen Bildschirm für ein Fenster</translation>
    </message>
    <message>
        <source>there is no whole runtime {0}</source>
        <translation>es gibt keine vollständige Laufzeitumgebung {0}</translation>
    </message>
    <message>
        <source>there is no {0} in it</source>
        <translation>darin ist kein {0}</translation>
    </message>
    <message>
        <source>there is not enough memory for the model under this plan</source>
        <translation>für das Modell unter diesem Plan reicht der Speicher nicht</translation>
    </message>
    <message>
        <source>there is not enough memory for this preview</source>
        <translation>für diese Vorschau reicht der Speicher nicht</translation>
    </message>
    <message>
        <source>there is not enough memory to write {0} as {1}</source>
        <translation>der Speicher reicht nicht, um {0} als {1} zu schreiben</translation>
    </message>
    <message>
        <source>there is nothing at {0}</source>
        <translation>unter {0} liegt nichts</translation>
    </message>
    <message>
        <source>this RAW file cannot be developed</source>
        <translation>diese RAW-Datei lässt sich nicht entwickeln</translation>
    </message>
    <message>
        <source>this build does not know where its releases are listed</source>
        <translation>diese Ausgabe weiß nicht, wo ihre Veröffentlichungen stehen</translation>
    </message>
    <message>
        <source>this kind of JPEG cannot be read</source>
        <translation>diese Art von JPEG lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>this photo is no longer in the library</source>
        <translation>dieses Foto ist nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>this release has no list of files for the engine runtime {0}</source>
        <translation>diese Ausgabe hat keine Dateiliste für die Laufzeitumgebung {0}</translation>
    </message>
    <message>
        <source>this version of the photo is no longer there</source>
        <translation>diese Version des Fotos gibt es nicht mehr</translation>
    </message>
    <message>
        <source>this work is no longer in the queue</source>
        <translation>diese Arbeit steht nicht mehr in der Warteschlange</translation>
    </message>
    <message>
        <source>this work of the queue is damaged</source>
        <translation>diese Arbeit der Warteschlange ist beschädigt</translation>
    </message>
    <message>
        <source>try again in a moment</source>
        <translation>versuchen Sie es gleich noch einmal</translation>
    </message>
    <message>
        <source>try again later, or look at the releases in your browser</source>
        <translation>versuchen Sie es später, oder sehen Sie im Browser bei den Veröffentlichungen nach</translation>
    </message>
    <message>
        <source>try again later; what was received is kept</source>
        <translation>versuchen Sie es später; was schon da ist, bleibt</translation>
    </message>
    <message>
        <source>try again, and report it if it happens again</source>
        <translation>versuchen Sie es noch einmal, und melden Sie es, wenn es wieder geschieht</translation>
    </message>
    <message>
        <source>try again; if it happens again, install PixelSmile Desktop anew</source>
        <translation>versuchen Sie es noch einmal; wenn es wieder geschieht, installieren Sie PixelSmile Desktop neu</translation>
    </message>
    <message>
        <source>try again; if it happens again, its log says more</source>
        <translation>versuchen Sie es noch einmal; wenn es wieder geschieht, sagt das Protokoll mehr</translation>
    </message>
    <message>
        <source>try it again; the log says where it failed</source>
        <translation>versuchen Sie es noch einmal; im Protokoll steht, wo es scheiterte</translation>
    </message>
    <message>
        <source>try {0}</source>
        <translation>versuchen Sie {0}</translation>
    </message>
    <message>
        <source>two of its pieces have one name</source>
        <translation>zwei Teile haben denselben Namen</translation>
    </message>
    <message>
        <source>type one</source>
        <translation>geben Sie einen ein</translation>
    </message>
    <message>
        <source>unknown setting {0}; it was ignored</source>
        <translation>die unbekannte Einstellung {0} wurde übergangen</translation>
    </message>
    <message>
        <source>unpack it and name the folder</source>
        <translation>packen Sie es aus und nennen Sie den Ordner</translation>
    </message>
    <message>
        <source>unset it, or import the model from a folder</source>
        <translation>heben Sie das auf oder importieren Sie das Modell aus einem Ordner</translation>
    </message>
    <message>
        <source>unset it, or import the runtime from a folder</source>
        <translation>heben Sie das auf oder holen Sie die Laufzeitumgebung aus einem Ordner</translation>
    </message>
    <message>
        <source>unset it, or look at the releases in your browser</source>
        <translation>heben Sie das auf oder sehen Sie im Browser bei den Veröffentlichungen nach</translation>
    </message>
    <message>
        <source>update PixelSmile Desktop, or report this</source>
        <translation>aktualisieren Sie PixelSmile Desktop oder melden Sie dies</translation>
    </message>
    <message>
        <source>update the program</source>
        <translation>aktualisieren Sie das Programm</translation>
    </message>
    <message>
        <source>use the Instant engine, which needs none</source>
        <translation>nehmen Sie die Instant-Engine, die keine braucht</translation>
    </message>
    <message>
        <source>use the command line: pixelsmile --help</source>
        <translation>nehmen Sie die Befehlszeile: pixelsmile --help</translation>
    </message>
    <message>
        <source>use {0}</source>
        <translation>nehmen Sie {0}</translation>
    </message>
    <message>
        <source>wait until it is done, or stop it</source>
        <translation>warten Sie, bis es fertig ist, oder halten Sie es an</translation>
    </message>
    <message>
        <source>wait until that is done</source>
        <translation>warten Sie, bis das fertig ist</translation>
    </message>
    <message>
        <source>what was copied is no look</source>
        <translation>was kopiert wurde, ist kein Look</translation>
    </message>
    <message>
        <source>would swell more than {0} times</source>
        <translation>würde mehr als {0}-mal so groß</translation>
    </message>
    <message>
        <source>write for example word:smirking</source>
        <translation>schreiben Sie zum Beispiel word:smirking</translation>
    </message>
    <message>
        <source>write for example {0}=0.8</source>
        <translation>schreiben Sie zum Beispiel {0}=0.8</translation>
    </message>
    <message>
        <source>write for example {{name}}</source>
        <translation>schreiben Sie zum Beispiel {{name}}</translation>
    </message>
    <message>
        <source>write the sidecar again or delete it</source>
        <translation>schreiben Sie die Begleitdatei neu oder löschen Sie sie</translation>
    </message>
    <message>
        <source>write the whole path of the folder</source>
        <translation>schreiben Sie den ganzen Pfad des Ordners</translation>
    </message>
    <message>
        <source>write tokens like {{name}}</source>
        <translation>schreiben Sie Platzhalter wie {{name}}</translation>
    </message>
    <message>
        <source>your disk quota is used up</source>
        <translation>Ihr Anteil am Datenträger ist aufgebraucht</translation>
    </message>
    <message>
        <source>{0} and all names like it are taken</source>
        <translation>{0} und alle ähnlichen Namen sind vergeben</translation>
    </message>
    <message>
        <source>{0} and says nothing of the edit</source>
        <translation>{0} und sagt nichts von der Bearbeitung</translation>
    </message>
    <message>
        <source>{0} and {1} both bring {2}</source>
        <translation>{0} und {1} bringen beide {2} mit</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>{0} arrives with other content than was pinned</source>
        <translation>{0} kommt mit anderem Inhalt als festgelegt</translation>
    </message>
    <message>
        <source>{0} asks to run code that comes with the model</source>
        <translation>{0} will Code ausführen, der mit dem Modell kommt</translation>
    </message>
    <message>
        <source>{0} bits per channel</source>
        <translation>{0} Bit je Kanal</translation>
    </message>
    <message>
        <source>{0} came with the program and stays as it is</source>
        <translation>{0} kam mit dem Programm und bleibt, wie es ist</translation>
    </message>
    <message>
        <source>{0} can run programs when it is read; only safetensors files are read</source>
        <translation>{0} kann beim Lesen Programme ausführen; nur safetensors-Dateien werden gelesen</translation>
    </message>
    <message>
        <source>{0} cannot be loaded ({1})</source>
        <translation>{0} lässt sich nicht laden ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1})</source>
        <translation>{0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be read back: {1}</source>
        <translation>{0} lässt sich nicht zurücklesen: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} lässt sich nicht lesen: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be the name of a model</source>
        <translation>{0} kann nicht der Name eines Modells sein</translation>
    </message>
    <message>
        <source>{0} cannot be unpacked: {1}</source>
        <translation>{0} lässt sich nicht auspacken: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1})</source>
        <translation>{0} lässt sich nicht benutzen ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be used as certificates ({1})</source>
        <translation>{0} lässt sich nicht als Zertifikate benutzen ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be used: it is damaged, unreadable or of a newer version</source>
        <translation>{0} lässt sich nicht benutzen: beschädigt, unlesbar oder von einer neueren Version</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>{0} lässt sich nicht schreiben ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be {1}</source>
        <translation>{0} kann nicht {1} sein</translation>
    </message>
    <message>
        <source>{0} changes some modules twice</source>
        <translation>{0} ändert einige Module zweimal</translation>
    </message>
    <message>
        <source>{0} comes compressed, although that was not wanted</source>
        <translation>{0} kommt komprimiert, obwohl das nicht gewünscht war</translation>
    </message>
    <message>
        <source>{0} computes through CUDA, with its driver {1}</source>
        <translation>{0} rechnet mit CUDA, mit Treiber {1}</translation>
    </message>
    <message>
        <source>{0} computes through ROCm</source>
        <translation>{0} rechnet mit ROCm</translation>
    </message>
    <message>
        <source>{0} could not be encoded as {1} ({2})</source>
        <translation>{0} ließ sich nicht als {1} kodieren ({2})</translation>
    </message>
    <message>
        <source>{0} does not answer like a hub</source>
        <translation>{0} antwortet nicht wie ein Hub</translation>
    </message>
    <message>
        <source>{0} does not have the right {1}</source>
        <translation>{0} hat nicht die richtige {1}</translation>
    </message>
    <message>
        <source>{0} does not say where it begins</source>
        <translation>{0} sagt nicht, wo es beginnt</translation>
    </message>
    <message>
        <source>{0} faces, numbers 0 to {1}</source>
        <translation>{0} Gesichter, Nummern 0 bis {1}</translation>
    </message>
    <message>
        <source>{0} files cannot be written</source>
        <translation>{0}-Dateien lassen sich nicht schreiben</translation>
    </message>
    <message>
        <source>{0} has a notice: {1}</source>
        <translation>{0} hat einen Hinweis: {1}</translation>
    </message>
    <message>
        <source>{0} has been removed for good</source>
        <translation>{0} wurde endgültig entfernt</translation>
    </message>
    <message>
        <source>{0} has been silent for too long</source>
        <translation>{0} schweigt schon zu lange</translation>
    </message>
    <message>
        <source>{0} has changed since it was opened</source>
        <translation>{0} hat sich seit dem Öffnen geändert</translation>
    </message>
    <message>
        <source>{0} has its weights as pickles, which can run programs; only safetensors are loaded</source>
        <translation>{0} hat seine Gewichte als Pickles, die Programme ausführen können; nur safetensors werden geladen</translation>
    </message>
    <message>
        <source>{0} has more than one {1} matrix, so it is more than one adapter</source>
        <translation>{0} hat mehr als eine {1}-Matrix, ist also mehr als ein Adapter</translation>
    </message>
    <message>
        <source>{0} has moved in circles</source>
        <translation>{0} leitet im Kreis um</translation>
    </message>
    <message>
        <source>{0} has moved to a server without encryption</source>
        <translation>{0} ist auf einen Server ohne Verschlüsselung umgezogen</translation>
    </message>
    <message>
        <source>{0} has moved to no address of the web</source>
        <translation>{0} ist an keine Adresse des Webs umgezogen</translation>
    </message>
    <message>
        <source>{0} has moved to {1} on the hub</source>
        <translation>{0} ist auf dem Hub nach {1} umgezogen</translation>
    </message>
    <message>
        <source>{0} has moved, but the server does not say where to</source>
        <translation>{0} ist umgezogen, der Server sagt aber nicht wohin</translation>
    </message>
    <message>
        <source>{0} has no suffix</source>
        <translation>{0} hat keine Endung</translation>
    </message>
    <message>
        <source>{0} has no {1} matrix</source>
        <translation>{0} hat keine {1}-Matrix</translation>
    </message>
    <message>
        <source>{0} has no {1}</source>
        <translation>{0} hat kein {1}</translation>
    </message>
    <message>
        <source>{0} has no {1}{2}</source>
        <translation>{0} hat kein {1}{2}</translation>
    </message>
    <message>
        <source>{0} has {1} bytes instead of {2}</source>
        <translation>{0} hat {1} Bytes statt {2}</translation>
    </message>
    <message>
        <source>{0} has {1} x {2} pixels ({3} megapixels)</source>
        <translation>{0} hat {1} x {2} Pixel ({3} Megapixel)</translation>
    </message>
    <message>
        <source>{0} holds a {1}, not a {2}</source>
        <translation>{0} enthält ein {1}, kein {2}</translation>
    </message>
    <message>
        <source>{0} holds another kind of model, {1} and not {2}</source>
        <translation>{0} enthält eine andere Art von Modell, {1} und nicht {2}</translation>
    </message>
    <message>
        <source>{0} holds more than an address</source>
        <translation>{0} enthält mehr als eine Adresse</translation>
    </message>
    <message>
        <source>{0} holds more than {1} files</source>
        <translation>{0} enthält mehr als {1} Dateien</translation>
    </message>
    <message>
        <source>{0} holds numbers of the type {1}</source>
        <translation>{0} enthält Zahlen der Art {1}</translation>
    </message>
    <message>
        <source>{0} holds numbers that are not finite</source>
        <translation>{0} enthält Zahlen, die nicht endlich sind</translation>
    </message>
    <message>
        <source>{0} holds {1}</source>
        <translation>{0} enthält {1}</translation>
    </message>
    <message>
        <source>{0} hung up</source>
        <translation>{0} hat aufgelegt</translation>
    </message>
    <message>
        <source>{0} in {1} has the shape {2}, not {3}</source>
        <translation>{0} in {1} hat die Form {2}, nicht {3}</translation>
    </message>
    <message>
        <source>{0} is a bundle of {1} and not of {2}</source>
        <translation>{0} ist ein Paket von {1} und nicht von {2}</translation>
    </message>
    <message>
        <source>{0} is a bundle, and {1} cannot be loaded from one</source>
        <translation>{0} ist ein Paket, und {1} lässt sich nicht aus einem laden</translation>
    </message>
    <message>
        <source>{0} is a file, and {1} is a folder of files</source>
        <translation>{0} ist eine Datei, und {1} ist ein Ordner von Dateien</translation>
    </message>
    <message>
        <source>{0} is a file, not a folder</source>
        <translation>{0} ist eine Datei, kein Ordner</translation>
    </message>
    <message>
        <source>{0} is a folder</source>
        <translation>{0} ist ein Ordner</translation>
    </message>
    <message>
        <source>{0} is a folder, not the file of an adapter</source>
        <translation>{0} ist ein Ordner, nicht die Datei eines Adapters</translation>
    </message>
    <message>
        <source>{0} is a web page and not a model file</source>
        <translation>{0} ist eine Webseite und keine Modelldatei</translation>
    </message>
    <message>
        <source>{0} is a {1} file in spite of its name</source>
        <translation>{0} ist trotz seines Namens eine {1}-Datei</translation>
    </message>
    <message>
        <source>{0} is an archive, and {1} is none</source>
        <translation>{0} ist ein Archiv, und {1} ist keines</translation>
    </message>
    <message>
        <source>{0} is damaged ({1})</source>
        <translation>{0} ist beschädigt ({1})</translation>
    </message>
    <message>
        <source>{0} is damaged or of another kind ({1}), so nothing was added to it</source>
        <translation>{0} ist beschädigt oder von anderer Art ({1}), deshalb wurde nichts hinzugefügt</translation>
    </message>
    <message>
        <source>{0} is damaged or of another kind: {1}</source>
        <translation>{0} ist beschädigt oder von anderer Art: {1}</translation>
    </message>
    <message>
        <source>{0} is damaged or of another version, its hash is not that of {1}</source>
        <translation>{0} ist beschädigt oder von einer anderen Version, die Prüfsumme ist nicht die von {1}</translation>
    </message>
    <message>
        <source>{0} is damaged, or another file than this version of the program needs</source>
        <translation>{0} ist beschädigt oder eine andere Datei, als diese Programmversion braucht</translation>
    </message>
    <message>
        <source>{0} is damaged, so that it is not exported</source>
        <translation>{0} ist beschädigt und wird nicht mitgenommen</translation>
    </message>
    <message>
        <source>{0} is damaged: it does not say which file holds which weights</source>
        <translation>{0} ist beschädigt: es sagt nicht, welche Datei welche Gewichte enthält</translation>
    </message>
    <message>
        <source>{0} is damaged: it goes on after its last tensor</source>
        <translation>{0} ist beschädigt: es geht nach seinem letzten Tensor weiter</translation>
    </message>
    <message>
        <source>{0} is damaged: it is not a JSON object</source>
        <translation>{0} ist beschädigt: es ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>{0} is damaged: its head makes no sense</source>
        <translation>{0} ist beschädigt: der Dateikopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>{0} is empty or incomplete</source>
        <translation>{0} ist leer oder unvollständig</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} ist leer</translation>
    </message>
    <message>
        <source>{0} is far out of range</source>
        <translation>{0} liegt weit außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>{0} is for layered pictures</source>
        <translation>{0} ist für Bilder mit Ebenen</translation>
    </message>
    <message>
        <source>{0} is incomplete: it ends within its head</source>
        <translation>{0} ist unvollständig: es endet im Dateikopf</translation>
    </message>
    <message>
        <source>{0} is incomplete: {1} of its bytes are missing</source>
        <translation>{0} ist unvollständig: {1} Bytes fehlen</translation>
    </message>
    <message>
        <source>{0} is larger than 4 GB</source>
        <translation>{0} ist größer als 4 GB</translation>
    </message>
    <message>
        <source>{0} is missing ({1} names it)</source>
        <translation>{0} fehlt ({1} nennt es)</translation>
    </message>
    <message>
        <source>{0} is missing or has not its size of {1} bytes</source>
        <translation>{0} fehlt oder hat nicht seine Größe von {1} Bytes</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0} fehlt</translation>
    </message>
    <message>
        <source>{0} is named twice</source>
        <translation>{0} ist zweimal genannt</translation>
    </message>
    <message>
        <source>{0} is not a JSON object</source>
        <translation>{0} ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>{0} is not a bundle of a model</source>
        <translation>{0} ist kein Paket eines Modells</translation>
    </message>
    <message>
        <source>{0} is not a diffusers folder: it has no {1}</source>
        <translation>{0} ist kein diffusers-Ordner: es fehlt {1}</translation>
    </message>
    <message>
        <source>{0} is not a folder</source>
        <translation>{0} ist kein Ordner</translation>
    </message>
    <message>
        <source>{0} is not a number</source>
        <translation>{0} ist keine Zahl</translation>
    </message>
    <message>
        <source>{0} is not a photo</source>
        <translation>{0} ist kein Foto</translation>
    </message>
    <message>
        <source>{0} is not a safe file name</source>
        <translation>{0} ist kein sicherer Dateiname</translation>
    </message>
    <message>
        <source>{0} is not a safetensors file</source>
        <translation>{0} ist keine safetensors-Datei</translation>
    </message>
    <message>
        <source>{0} is not a word for an expression</source>
        <translation>{0} ist kein Wort für einen Ausdruck</translation>
    </message>
    <message>
        <source>{0} is not a zip file, or is damaged ({1})</source>
        <translation>{0} ist keine ZIP-Datei oder beschädigt ({1})</translation>
    </message>
    <message>
        <source>{0} is not an ordinary file</source>
        <translation>{0} ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>{0} is not called {1}</source>
        <translation>{0} heißt nicht {1}</translation>
    </message>
    <message>
        <source>{0} is not the whole model {1}: {2}{3}</source>
        <translation>{0} ist nicht das ganze Modell {1}: {2}{3}</translation>
    </message>
    <message>
        <source>{0} is not there</source>
        <translation>{0} ist nicht da</translation>
    </message>
    <message>
        <source>{0} is of a kind that is never fetched, because it may run programs</source>
        <translation>{0} ist von einer Art, die nie geholt wird, weil sie Programme ausführen kann</translation>
    </message>
    <message>
        <source>{0} is of a kind that is never loaded for {1}</source>
        <translation>{0} ist von einer Art, die für {1} nie geladen wird</translation>
    </message>
    <message>
        <source>{0} is of an architecture that CUDA 13 has dropped</source>
        <translation>{0} hat eine Bauart, die CUDA 13 nicht mehr unterstützt</translation>
    </message>
    <message>
        <source>{0} is of another version</source>
        <translation>{0} ist von einer anderen Version</translation>
    </message>
    <message>
        <source>{0} is only a pointer of git-lfs and not the file itself</source>
        <translation>{0} ist nur ein Zeiger von git-lfs und nicht die Datei selbst</translation>
    </message>
    <message>
        <source>{0} is only given to those who have accepted its terms</source>
        <translation>{0} bekommt nur, wer die Bedingungen angenommen hat</translation>
    </message>
    <message>
        <source>{0} is only given to those who log in</source>
        <translation>{0} bekommt nur, wer sich anmeldet</translation>
    </message>
    <message>
        <source>{0} is the original, which is never written to</source>
        <translation>{0} ist das Original, in das nie geschrieben wird</translation>
    </message>
    <message>
        <source>{0} is there already and is read-only</source>
        <translation>{0} ist schon da und schreibgeschützt</translation>
    </message>
    <message>
        <source>{0} is too long</source>
        <translation>{0} ist zu lang</translation>
    </message>
    <message>
        <source>{0} is used in place from {1}</source>
        <translation>{0} wird dort benutzt, wo es liegt, in {1}</translation>
    </message>
    <message>
        <source>{0} is used in place from {1}, where nothing is changed</source>
        <translation>{0} wird dort benutzt, wo es liegt, in {1}, wo nichts geändert wird</translation>
    </message>
    <message>
        <source>{0} is withheld here for legal reasons</source>
        <translation>{0} ist hier aus rechtlichen Gründen gesperrt</translation>
    </message>
    <message>
        <source>{0} is {1}</source>
        <translation>{0} ist {1}</translation>
    </message>
    <message>
        <source>{0} is {1}, which is no address</source>
        <translation>{0} ist {1}, was keine Adresse ist</translation>
    </message>
    <message>
        <source>{0} lies in the store itself</source>
        <translation>{0} liegt im Speicher der Modelle selbst</translation>
    </message>
    <message>
        <source>{0} makes no sense ({1})</source>
        <translation>{0} ergibt keinen Sinn ({1})</translation>
    </message>
    <message>
        <source>{0} may not be read</source>
        <translation>{0} darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>{0} cannot be read as {1}: it is cut short or damaged</source>
        <translation>{0} kann nicht als {1} gelesen werden: abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>there is not enough memory for {0}</source>
        <translation>für {0} reicht der Speicher nicht</translation>
    </message>
    <message>
        <source>the photo&apos;s colour profile cannot be used, so its colours were taken for sRGB</source>
        <translation>das Farbprofil des Fotos ist nicht verwendbar, darum wurden seine Farben als sRGB genommen</translation>
    </message>
    <message>
        <source>check the name</source>
        <translation>prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>prüfen Sie die Zugriffsrechte</translation>
    </message>
    <message>
        <source>copy it again from the camera</source>
        <translation>kopieren Sie sie noch einmal von der Kamera</translation>
    </message>
    <message>
        <source>close other programs or make it smaller</source>
        <translation>schließen Sie andere Programme oder verkleinern Sie das Foto</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} kann nicht geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the folder may not be written to</source>
        <translation>in den Ordner darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>make room or choose another folder</source>
        <translation>schaffen Sie Platz oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>choose another folder or change its permissions</source>
        <translation>wählen Sie einen anderen Ordner oder ändern Sie die Zugriffsrechte</translation>
    </message>
    <message>
        <source>the colour profile {0} cannot be read ({1})</source>
        <translation>das Farbprofil {0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>{0} is no colour profile that pictures can be shown through</source>
        <translation>{0} ist kein Farbprofil, in dem sich Bilder zeigen lassen</translation>
    </message>
    <message>
        <source>choose an ICC profile of a screen, or none</source>
        <translation>wählen Sie das ICC-Profil eines Bildschirms oder keines</translation>
    </message>
    <message>
        <source>no folder is chosen for the exported files</source>
        <translation>für die exportierten Dateien ist kein Ordner gewählt</translation>
    </message>
    <message>
        <source>choose one</source>
        <translation>wählen Sie einen</translation>
    </message>
    <message>
        <source>try again later, or import the model from a folder</source>
        <translation>versuchen Sie es später oder importieren Sie das Modell aus einem Ordner</translation>
    </message>
    <message>
        <source>ask whoever looks after your network</source>
        <translation>fragen Sie, wer Ihr Netz betreut</translation>
    </message>
    <message>
        <source>look under Models</source>
        <translation>sehen Sie unter „Modelle“ nach</translation>
    </message>
    <message>
        <source>use the Instant engine</source>
        <translation>nehmen Sie die Instant-Engine</translation>
    </message>
    <message>
        <source>try again later; if the model was changed on purpose, update the program</source>
        <translation>versuchen Sie es später; wurde das Modell absichtlich geändert, aktualisieren Sie das Programm</translation>
    </message>
    <message>
        <source>try again later, or update the program</source>
        <translation>versuchen Sie es später oder aktualisieren Sie das Programm</translation>
    </message>
    <message>
        <source>check the connection, and whether the network asks for a login</source>
        <translation>prüfen Sie die Verbindung, und ob das Netz eine Anmeldung verlangt</translation>
    </message>
    <message>
        <source>check the connection, or update PixelSmile Desktop</source>
        <translation>prüfen Sie die Verbindung oder aktualisieren Sie PixelSmile Desktop</translation>
    </message>
    <message>
        <source>check the connection</source>
        <translation>prüfen Sie die Verbindung</translation>
    </message>
    <message>
        <source>check the connection, or import the runtime from a folder</source>
        <translation>prüfen Sie die Verbindung oder holen Sie die Laufzeitumgebung aus einem Ordner</translation>
    </message>
    <message>
        <source>if your company checks the traffic, name its certificate in the settings</source>
        <translation>wenn Ihre Firma den Verkehr prüft, nennen Sie ihr Zertifikat in den Einstellungen</translation>
    </message>
    <message>
        <source>try again; what was received is kept</source>
        <translation>versuchen Sie es noch einmal; was schon da ist, bleibt</translation>
    </message>
    <message>
        <source>accept it when you fetch it under Models</source>
        <translation>nehmen Sie ihn an, wenn Sie es unter „Modelle“ holen</translation>
    </message>
    <message>
        <source>check the disk, or choose another folder in the settings</source>
        <translation>prüfen Sie den Datenträger oder wählen Sie in den Einstellungen einen anderen Ordner</translation>
    </message>
    <message>
        <source>choose a folder to which a model was carried away</source>
        <translation>wählen Sie einen Ordner, in den ein Modell mitgenommen wurde</translation>
    </message>
    <message>
        <source>download {0} under Models</source>
        <translation>laden Sie {0} unter „Modelle“ herunter</translation>
    </message>
    <message>
        <source>download {0} under Models, or check it there</source>
        <translation>laden Sie {0} unter „Modelle“ herunter oder prüfen Sie es dort</translation>
    </message>
    <message>
        <source>install it under Models</source>
        <translation>installieren Sie sie unter „Modelle“</translation>
    </message>
    <message>
        <source>make room, or choose another folder in the settings; what was received is kept</source>
        <translation>schaffen Sie Platz oder wählen Sie in den Einstellungen einen anderen Ordner; was schon da ist, bleibt</translation>
    </message>
    <message>
        <source>make room, or use the folder where it lies</source>
        <translation>schaffen Sie Platz oder nutzen Sie den Ordner dort, wo er liegt</translation>
    </message>
    <message>
        <source>repair it under Models</source>
        <translation>reparieren Sie sie unter „Modelle“</translation>
    </message>
    <message>
        <source>remove it first under Models to take in another</source>
        <translation>entfernen Sie es zuerst unter „Modelle“, um ein anderes hereinzuholen</translation>
    </message>
    <message>
        <source>rename it, or bring it from a disk under Models</source>
        <translation>benennen Sie es um oder holen Sie es unter „Modelle“ von einem Datenträger</translation>
    </message>
    <message>
        <source>choose the folder of one model</source>
        <translation>wählen Sie den Ordner eines einzelnen Modells</translation>
    </message>
    <message>
        <source>bring it from a disk under Models</source>
        <translation>holen Sie es unter „Modelle“ von einem Datenträger</translation>
    </message>
    <message>
        <source>remove it first under Models, which leaves the files</source>
        <translation>entfernen Sie es zuerst unter „Modelle“, die Dateien bleiben</translation>
    </message>
    <message>
        <source>carry the runtime away to a folder again</source>
        <translation>nehmen Sie die Laufzeitumgebung neu in einen Ordner mit</translation>
    </message>
    <message>
        <source>carry the runtime away to a folder with this version</source>
        <translation>nehmen Sie die Laufzeitumgebung mit dieser Version in einen Ordner mit</translation>
    </message>
    <message>
        <source>choose one of the twelve expressions</source>
        <translation>wählen Sie einen der zwölf Ausdrücke</translation>
    </message>
    <message>
        <source>persons can be compared only where these are installed</source>
        <translation>Personen lassen sich nur vergleichen, wo diese installiert sind</translation>
    </message>
    <message>
        <source>choose the PixelSmile engine</source>
        <translation>wählen Sie die PixelSmile-Engine</translation>
    </message>
    <message>
        <source>choose a photo in it</source>
        <translation>wählen Sie ein Foto darin</translation>
    </message>
</context>
<context>
    <name>SettingChoice</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>PixelSmile</source>
        <translation>PixelSmile</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Certificates in the PEM format that are trusted besides those of the system, for networks that inspect connections. Empty trusts the system&apos;s only.</source>
        <translation>Zertifikate im PEM-Format, denen neben denen des Systems vertraut wird, für Netze, die Verbindungen prüfen. Leer vertraut nur denen des Systems.</translation>
    </message>
    <message>
        <source>Folder with InsightFace&apos;s networks (antelopev2 or buffalo_l), which compare a person before and after an edit; their licence allows non-commercial research only. Empty compares nobody.</source>
        <translation>Ordner mit den Netzen von InsightFace (antelopev2 oder buffalo_l), die eine Person vor und nach einer Bearbeitung vergleichen; ihre Lizenz erlaubt nur nichtkommerzielle Forschung. Leer vergleicht niemanden.</translation>
    </message>
    <message>
        <source>InsightFace&apos;s networks are for non-commercial research only; switch this on if you read this and keep to it. Without it nobody is compared, and everything else works all the same.</source>
        <translation>Die Netze von InsightFace sind nur für nichtkommerzielle Forschung; schalten Sie dies ein, wenn Sie es gelesen haben und sich daran halten. Ohne dies wird niemand verglichen, alles andere funktioniert genauso.</translation>
    </message>
    <message>
        <source>Allow connections to the network</source>
        <translation>Verbindungen ins Netz erlauben</translation>
    </message>
    <message>
        <source>Colour profile of the screen</source>
        <translation>Farbprofil des Bildschirms</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>File of certificates</source>
        <translation>Zertifikatsdatei</translation>
    </message>
    <message>
        <source>Files at a time</source>
        <translation>Dateien gleichzeitig</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>Ordner für Exporte</translation>
    </message>
    <message>
        <source>Folder of the face recognition networks</source>
        <translation>Ordner der Gesichtserkennungsnetze</translation>
    </message>
    <message>
        <source>Folder of the models</source>
        <translation>Ordner der Modelle</translation>
    </message>
    <message>
        <source>How many files of a model are downloaded side by side.</source>
        <translation>Wie viele Dateien eines Modells nebeneinander geladen werden.</translation>
    </message>
    <message>
        <source>How many megabytes a second downloads may take, all together; 0 sets no limit.</source>
        <translation>Wie viele Megabyte pro Sekunde Downloads zusammen nutzen dürfen; 0 setzt keine Grenze.</translation>
    </message>
    <message>
        <source>How much of the disk the thumbnails may take; the ones that were not looked at for longest go first.</source>
        <translation>Wie viel Platz die Miniaturen belegen dürfen; die am längsten nicht angesehenen gehen zuerst.</translation>
    </message>
    <message>
        <source>How the weights of the PixelSmile engine are held in memory.</source>
        <translation>Wie die Gewichte der PixelSmile-Engine im Speicher gehalten werden.</translation>
    </message>
    <message>
        <source>I keep to the licence of the face recognition networks</source>
        <translation>Ich halte mich an die Lizenz der Gesichtserkennungsnetze</translation>
    </message>
    <message>
        <source>ICC profile in whose colours the photos are shown for comparison. Empty takes the one that the system keeps for the screen that the window is on.</source>
        <translation>ICC-Profil, in dessen Farben die Fotos zum Vergleich gezeigt werden. Leer gilt das, welches das System für den Bildschirm kennt, auf dem das Fenster liegt.</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG-Qualität</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Largest photo</source>
        <translation>Größtes Foto</translation>
    </message>
    <message>
        <source>Limit of the bandwidth</source>
        <translation>Bandbreitengrenze</translation>
    </message>
    <message>
        <source>Photos with more megapixels than this are refused instead of filling the memory.</source>
        <translation>Fotos mit mehr Megapixeln werden abgelehnt, statt den Speicher zu füllen.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Quality of JPEG files made from originals that are not JPEG themselves.</source>
        <translation>Qualität von JPEG-Dateien aus Originalen, die selbst kein JPEG sind.</translation>
    </message>
    <message>
        <source>Room for thumbnails</source>
        <translation>Platz für Miniaturen</translation>
    </message>
    <message>
        <source>Shows a message of the desktop when work that took more than a few seconds ends while you are elsewhere.</source>
        <translation>Zeigt eine Nachricht auf dem Desktop, wenn länger dauernde Arbeit endet, während Sie anderswo sind.</translation>
    </message>
    <message>
        <source>Tell when long work is done</source>
        <translation>Melden, wenn lange Arbeit fertig ist</translation>
    </message>
    <message>
        <source>The language of the window, from the next start on. Automatic takes that of the system.</source>
        <translation>Die Sprache des Fensters, ab dem nächsten Start. „Automatisch“ nimmt die des Systems.</translation>
    </message>
    <message>
        <source>Which engine renders. Automatic takes PixelSmile when it is ready, else Instant.</source>
        <translation>Welche Engine rendert. „Automatisch“ nimmt PixelSmile, wenn es bereit ist, sonst Instant.</translation>
    </message>
    <message>
        <source>The program connects only to download models that you ask for. Switched off, it does not even do that.</source>
        <translation>Das Programm verbindet sich nur, um von Ihnen gewünschte Modelle zu laden. Ausgeschaltet tut es nicht einmal das.</translation>
    </message>
    <message>
        <source>Where exported files go unless another folder is chosen with them. Empty asks for one.</source>
        <translation>Wohin exportierte Dateien kommen, wenn beim Export kein anderer Ordner gewählt wird. Leer wird gefragt.</translation>
    </message>
    <message>
        <source>Where models are kept, which take some 60 GB. Nothing is moved: what was downloaded before stays where it is, and can be brought in on the page of the models. Empty keeps them with the data of the program.</source>
        <translation>Wo Modelle liegen, die etwa 60 GB brauchen. Nichts wird verschoben: was schon heruntergeladen ist, bleibt, wo es ist, und lässt sich auf der Seite der Modelle hereinholen. Leer liegen sie bei den Daten des Programms.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>What did this program send?</source>
        <translation>Was hat dieses Programm gesendet?</translation>
    </message>
    <message>
        <source>All as they were at the beginning</source>
        <translation>Alle wie am Anfang</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Comparing people</source>
        <translation>Personen vergleichen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>{size} free.</source>
        <translation>{size} frei.</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Library and history</source>
        <translation>Bibliothek und Verlauf</translation>
    </message>
    <message>
        <source>Thumbnails and whatever can be made again</source>
        <translation>Miniaturen und was neu erzeugt werden kann</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Logs and reports</source>
        <translation>Protokolle und Berichte</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the folder: {name}</source>
        <translation>Ordner öffnen: {name}</translation>
    </message>
</context>
<context>
    <name>SheetCommands</name>
    <message>
        <source>intensities</source>
        <translation>Stärken</translation>
    </message>
    <message>
        <source>expressions</source>
        <translation>Ausdrücke</translation>
    </message>
    <message>
        <source>Save a strip of intensities</source>
        <translation>Streifen mit allen Stärken speichern</translation>
    </message>
    <message>
        <source>Save a sheet of all expressions</source>
        <translation>Bogen mit allen Ausdrücken speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.tif *.webp)</source>
        <translation>Bilder (*.png *.jpg *.tif *.webp)</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>Sources and filters</source>
        <translation>Quellen und Filter</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>{folder} cannot be reached now</source>
        <translation>{folder} ist jetzt nicht erreichbar</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>Nach Änderungen suchen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Remove from the library (files stay)</source>
        <translation>Aus der Bibliothek entfernen (Dateien bleiben)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Remove collection (photos stay)</source>
        <translation>Sammlung entfernen (Fotos bleiben)</translation>
    </message>
    <message>
        <source>Sharp frame, wrong face</source>
        <translation>Scharf, falsches Gesicht</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message numerus="yes">
        <source>Rated %n and up</source>
        <translation>
            <numerusform>Mindestens %n Stern</numerusform>
            <numerusform>Mindestens %n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>RAW only of RAW+JPEG</source>
        <translation>Bei RAW+JPEG nur RAW</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Checking</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>Entrauschen</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Drawing the sheet</source>
        <translation>Zeichne den Bogen</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodieren</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Gesichter suchen</translation>
    </message>
    <message>
        <source>Keeping the version</source>
        <translation>Version sichern</translation>
    </message>
    <message>
        <source>Loading model</source>
        <translation>Modell laden</translation>
    </message>
    <message>
        <source>Looking for photos</source>
        <translation>Fotos suchen</translation>
    </message>
    <message>
        <source>Looking for the same person</source>
        <translation>Suche nach derselben Person</translation>
    </message>
    <message>
        <source>Noting photos</source>
        <translation>Fotos aufnehmen</translation>
    </message>
    <message>
        <source>Pasting back</source>
        <translation>Einsetzen</translation>
    </message>
    <message>
        <source>Preparing steps</source>
        <translation>Schritte vorbereiten</translation>
    </message>
    <message>
        <source>Reading photos</source>
        <translation>Fotos lesen</translation>
    </message>
    <message>
        <source>Reading the photo</source>
        <translation>Foto lesen</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Sweeping</source>
        <translation>Stärken durchlaufen</translation>
    </message>
    <message>
        <source>Trying it out</source>
        <translation>Wird ausprobiert</translation>
    </message>
    <message>
        <source>Waiting for another batch in this folder</source>
        <translation>Warte auf einen anderen Stapel in diesem Ordner</translation>
    </message>
    <message>
        <source>{stage}, face {number} of {total}</source>
        <translation>{stage}, Gesicht {number} von {total}</translation>
    </message>
    <message>
        <source>{stage}, other seed {number} of {total}</source>
        <translation>{stage}, anderer Startwert {number} von {total}</translation>
    </message>
</context>
<context>
    <name>StarFilter</name>
    <message numerus="yes">
        <source>At least %n star(s)</source>
        <translation>
            <numerusform>Mindestens %n Stern</numerusform>
            <numerusform>Mindestens %n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>Any number of stars</source>
        <translation>Beliebig viele Sterne</translation>
    </message>
</context>
<context>
    <name>StartFault</name>
    <message>
        <source>PixelSmile Desktop cannot be opened</source>
        <translation>PixelSmile Desktop kann nicht geöffnet werden</translation>
    </message>
</context>
<context>
    <name>StatusPill</name>
    <message>
        <source>How the engine stands</source>
        <translation>Zustand der Engine</translation>
    </message>
</context>
<context>
    <name>StripPicker</name>
    <message>
        <source>Pictures to choose from</source>
        <translation>Bilder zur Auswahl</translation>
    </message>
    <message>
        <source>as in the photo</source>
        <translation>wie im Foto</translation>
    </message>
</context>
<context>
    <name>Subject</name>
    <message>
        <source>a person</source>
        <translation>eine Person</translation>
    </message>
    <message>
        <source>a drawn character</source>
        <translation>eine gezeichnete Figur</translation>
    </message>
</context>
<context>
    <name>TwoLineDelegate</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>UndoCommands</name>
    <message>
        <source>removed version</source>
        <translation>entfernte Version</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>{verb}: {what}</source>
        <translation>{verb}: {what}</translation>
    </message>
</context>
<context>
    <name>UpdateCommands</name>
    <message>
        <source>Version {version} is the newest one</source>
        <translation>Version {version} ist die neueste</translation>
    </message>
    <message>
        <source>Version {newer} is there, and this is {current}</source>
        <translation>Version {newer} ist erschienen, dies ist {current}</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>download it from its page</source>
        <translation>laden Sie sie von ihrer Seite herunter</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>as it came from the camera</source>
        <translation>wie aus der Kamera</translation>
    </message>
    <message>
        <source>all faces</source>
        <translation>alle Gesichter</translation>
    </message>
    <message>
        <source>faces {numbers}</source>
        <translation>Gesichter {numbers}</translation>
    </message>
    <message>
        <source>face {number}</source>
        <translation>Gesicht {number}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Looking at what this computer can do …</source>
        <translation>Sehe nach, was dieser Computer kann …</translation>
    </message>
    <message>
        <source>The right moment, with the right face.</source>
        <translation>Der richtige Moment mit dem richtigen Gesicht.</translation>
    </message>
    <message>
        <source>Change the expression in a portrait and nothing else in the photo. Everything happens on this computer; your originals are never touched.</source>
        <translation>Ändern Sie den Ausdruck in einem Porträt und sonst nichts im Foto. Alles geschieht auf diesem Computer; Ihre Originale bleiben unberührt.</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>It stays where it is. Drop it anywhere on this window, or choose it here.</source>
        <translation>Er bleibt, wo er ist. Ziehen Sie ihn auf dieses Fenster, oder wählen Sie ihn hier.</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Get the PixelSmile model</source>
        <translation>PixelSmile-Modell holen</translation>
    </message>
    <message>
        <source>For the finest results, on a graphics card. The Instant engine is ready without it.</source>
        <translation>Für die feinsten Ergebnisse, auf einer Grafikkarte. Instant ist auch ohne es bereit.</translation>
    </message>
    <message>
        <source>See what it takes…</source>
        <translation>Sehen, was nötig ist …</translation>
    </message>
</context>
<context>
    <name>_Grip</name>
    <message>
        <source>Drag to move this panel</source>
        <translation>Ziehen, um diese Leiste zu verschieben</translation>
    </message>
</context>
<context>
    <name>_NoticeRow</name>
    <message>
        <source>Copy the details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>_PortraitCard</name>
    <message>
        <source>Try it on this portrait</source>
        <translation>An diesem Porträt ausprobieren</translation>
    </message>
    <message>
        <source>Eileen Collins, astronaut. NASA, public domain.</source>
        <translation>Eileen Collins, Astronautin. NASA, gemeinfrei.</translation>
    </message>
</context>
<context>
    <name>_Text</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>Farbprofile (*.icc *.icm)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>amounts</name>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{size} GB of graphics memory</source>
        <translation>{size} GB Grafikspeicher</translation>
    </message>
    <message>
        <source>{size} GB of memory</source>
        <translation>{size} GB Arbeitsspeicher</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>{names}: {size} to fetch</source>
        <translation>{names}: {size} zu laden</translation>
    </message>
    <message>
        <source>about {time} at {rate}, measured just now</source>
        <translation>etwa {time} bei {rate}, eben gemessen</translation>
    </message>
    <message>
        <source>{needed} needed on the disk, {free} free in {folder}</source>
        <translation>{needed} auf dem Datenträger nötig, {free} frei in {folder}</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Bringing {name} from a disk</source>
        <translation>{name} wird von einem Datenträger geholt</translation>
    </message>
    <message>
        <source>Using {name} where it lies</source>
        <translation>{name} wird am Ort verwendet</translation>
    </message>
    <message>
        <source>Carrying {name} away to a disk</source>
        <translation>{name} wird auf einen Datenträger gebracht</translation>
    </message>
    <message>
        <source>Checking every byte of {name}</source>
        <translation>Jedes Byte von {name} wird geprüft</translation>
    </message>
    <message>
        <source>Repairing {name}</source>
        <translation>{name} wird repariert</translation>
    </message>
    <message>
        <source>Looking what removing {name} gives back</source>
        <translation>Sehe nach, was das Entfernen von {name} freigibt</translation>
    </message>
    <message>
        <source>Removing {name}</source>
        <translation>{name} wird entfernt</translation>
    </message>
    <message>
        <source>Cleaning up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>It is forgotten; its files in {folder} stay where they are.</source>
        <translation>Es wird vergessen; die Dateien in {folder} bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>{size} come back.</source>
        <translation>{size} werden frei.</translation>
    </message>
    <message>
        <source>{size} stay, because other folders have the same files.</source>
        <translation>{size} bleiben, weil andere Ordner dieselben Dateien haben.</translation>
    </message>
    <message>
        <source>Cleaned up: {size} came back.</source>
        <translation>Aufgeräumt: {size} wurden frei.</translation>
    </message>
    <message>
        <source>{name} is here and ready.</source>
        <translation>{name} ist da und bereit.</translation>
    </message>
    <message>
        <source>{name} is used where it lies.</source>
        <translation>{name} wird am Ort verwendet.</translation>
    </message>
    <message>
        <source>{name} was written to {folder}.</source>
        <translation>{name} wurde nach {folder} geschrieben.</translation>
    </message>
    <message>
        <source>{name} is whole.</source>
        <translation>{name} ist vollständig.</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} wurde entfernt.</translation>
    </message>
    <message>
        <source>{name}, broken files: {count}.</source>
        <translation>{name}, beschädigte Dateien: {count}.</translation>
    </message>
    <message>
        <source>{name} is whole: {size} read in {time}.</source>
        <translation>{name} ist vollständig: {size} in {time} gelesen.</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>something went wrong inside the program</source>
        <translation>im Programm ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>try it again; the details help to mend it</source>
        <translation>versuchen Sie es erneut; die Einzelheiten helfen, es zu beheben</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>Draw {name}</source>
        <translation>{name} zeichnen</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>{name} exportieren</translation>
    </message>
</context>
<context>
    <name>runtime</name>
    <message>
        <source>Engine runtime: {size} to fetch</source>
        <translation>Laufzeitumgebung der Engine: {size} zu holen</translation>
    </message>
    <message>
        <source>and a Python whose size is not known yet</source>
        <translation>und ein Python, dessen Größe noch nicht bekannt ist</translation>
    </message>
    <message>
        <source>about {time} at {rate}, measured just now</source>
        <translation>etwa {time} bei {rate}, eben gemessen</translation>
    </message>
    <message>
        <source>{needed} needed on the disk, {free} free in {folder}</source>
        <translation>{needed} auf dem Datenträger nötig, {free} frei in {folder}</translation>
    </message>
    <message>
        <source>Together {size}</source>
        <translation>Zusammen {size}</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
    <message>
        <source>{needed} needed on the disk, {free} free</source>
        <translation>{needed} auf dem Datenträger nötig, {free} frei</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Finding out what the engine runtime takes</source>
        <translation>Bedarf der Laufzeitumgebung wird ermittelt</translation>
    </message>
    <message>
        <source>Installing the engine runtime</source>
        <translation>Laufzeitumgebung der Engine wird installiert</translation>
    </message>
    <message>
        <source>Bringing the engine runtime from a folder</source>
        <translation>Laufzeitumgebung wird aus einem Ordner geholt</translation>
    </message>
    <message>
        <source>Writing the engine runtime {kind} to a folder</source>
        <translation>Laufzeitumgebung {kind} wird in einen Ordner geschrieben</translation>
    </message>
    <message>
        <source>Checking every byte of the engine runtime</source>
        <translation>Jedes Byte der Laufzeitumgebung wird geprüft</translation>
    </message>
    <message>
        <source>Repairing the engine runtime</source>
        <translation>Laufzeitumgebung der Engine wird repariert</translation>
    </message>
    <message>
        <source>Looking what removing it gives back</source>
        <translation>Es wird nachgesehen, was das Entfernen freigibt</translation>
    </message>
    <message>
        <source>Removing the engine runtime</source>
        <translation>Laufzeitumgebung der Engine wird entfernt</translation>
    </message>
    <message>
        <source>{names}: {size} come back.</source>
        <translation>{names}: {size} werden frei.</translation>
    </message>
    <message>
        <source>Removed: {size} came back.</source>
        <translation>Entfernt: {size} wurden frei.</translation>
    </message>
    <message>
        <source>Everything for {kind} was written to {folder}.</source>
        <translation>Alles für {kind} wurde nach {folder} geschrieben.</translation>
    </message>
    <message>
        <source>The engine runtime is whole and ready.</source>
        <translation>Die Laufzeitumgebung der Engine ist vollständig und bereit.</translation>
    </message>
    <message>
        <source>Damaged files: {count}. It is not used any more.</source>
        <translation>Beschädigte Dateien: {count}. Sie wird nicht mehr benutzt.</translation>
    </message>
    <message>
        <source>The engine runtime is whole: {size} read.</source>
        <translation>Die Laufzeitumgebung der Engine ist vollständig: {size} gelesen.</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{text}.</source>
        <translation>{text}.</translation>
    </message>
</context>
</TS>
