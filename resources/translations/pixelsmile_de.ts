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
        <source>Make a virtual copy</source>
        <translation>Virtuelle Kopie anlegen</translation>
    </message>
    <message>
        <source>Remove the virtual copy…</source>
        <translation>Virtuelle Kopie entfernen…</translation>
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
        <translation>Aus einer Reihe von Intensitäten wählen …</translation>
    </message>
    <message>
        <source>Choose from all expressions…</source>
        <translation>Aus allen Ausdrücken wählen …</translation>
    </message>
    <message>
        <source>Save a sheet of all expressions…</source>
        <translation>Bogen mit allen Ausdrücken speichern…</translation>
    </message>
    <message>
        <source>Save a strip of intensities…</source>
        <translation>Streifen mit allen Stärken speichern…</translation>
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
        <source>Show the log files</source>
        <translation>Protokolldateien zeigen</translation>
    </message>
    <message>
        <source>About PixelSmile Desktop</source>
        <translation>Über PixelSmile Desktop</translation>
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
        <translation>Beim letzten Mal hatte das Programm einen Fehler und hat diesen Bericht geschrieben. Ihre Fotos und Bearbeitungen sind sicher. Der Bericht ist auf diesem Rechner geblieben; wenn Sie ihn den Herstellern des Programms schicken, können sie den Fehler beheben. Er kann Dateien und Ordner nennen, lesen Sie ihn also zuerst.</translation>
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
        <translation>Von einem Tag zum anderen…</translation>
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
        <source>identity {value}</source>
        <translation>Identität {value}</translation>
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
        <translation>Was Sie sehen, bekommen Sie: in Millisekunden, auf jedem Rechner.</translation>
    </message>
    <message>
        <source>Looking at what this computer can do …</source>
        <translation>Sehe nach, was dieser Rechner kann …</translation>
    </message>
    <message>
        <source>Not ready: {why}</source>
        <translation>Nicht bereit: {why}</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) each</source>
        <translation>
            <numerusform>etwa %n Sekunde je Bild</numerusform>
            <numerusform>etwa %n Sekunden je Bild</numerusform>
        </translation>
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
        <source>for example %1</source>
        <translation>zum Beispiel %1</translation>
    </message>
    <message>
        <source>about %1, %2 free</source>
        <translation>etwa %1, %2 frei</translation>
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
        <source>Put %1 into the name</source>
        <translation>%1 in den Namen einsetzen</translation>
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
        <source>{count} faces; edited: {chosen}; current: {current}</source>
        <translation>{count} Gesichter; bearbeitet: {chosen}; aktuell: {current}</translation>
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
        <translation>Bearbeitet oder nicht</translation>
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
        <source>A model that you asked for is being fetched</source>
        <translation>Ein von Ihnen gewünschtes Modell wird geladen</translation>
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
        <translation>PixelSmile braucht mehr, als dieser Rechner hat.</translation>
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
        <translation>Intensität von {expression}</translation>
    </message>
    <message>
        <source>Intensity of {expression} as a number</source>
        <translation>Intensität von {expression} als Zahl</translation>
    </message>
    <message>
        <source>Take {expression} out of the mix</source>
        <translation>{expression} aus der Mischung nehmen</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>in use by {user}</source>
        <translation>benutzt von {user}</translation>
    </message>
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
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Not here, {size}</source>
        <translation>Nicht da, {size}</translation>
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
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Connections are switched off in the settings</source>
        <translation>Verbindungen sind in den Einstellungen ausgeschaltet</translation>
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
        <source>There is not enough room on the disk.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz.</translation>
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
        <source>Every byte is read, and only broken files are fetched again.</source>
        <translation>Jedes Byte wird gelesen, und nur schadhafte Dateien werden neu geladen.</translation>
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
        <translation>Schadhafte Dateien neu laden?</translation>
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
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
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
        <translation>Fotos, Gesichter und Einstellungen verlassen diesen Rechner nie. Das Programm stellt nur Anfragen nach den Modellen, die Sie laden möchten; jede davon steht hier. Die Liste liegt in {file}.</translation>
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
        <source>this is perhaps not a face; look at the result before you use it</source>
        <translation>das ist vielleicht kein Gesicht; sehen Sie sich das Ergebnis an, bevor Sie es verwenden</translation>
    </message>
    <message>
        <source>the face is turned {0}; its far side cannot be changed well</source>
        <translation>das Gesicht ist {0} gedreht; seine abgewandte Seite lässt sich nicht gut ändern</translation>
    </message>
    <message>
        <source>the face is tiny, with {0} pixels between the eyes; small changes will not show</source>
        <translation>das Gesicht ist winzig, mit {0} Pixeln zwischen den Augen; kleine Änderungen sieht man nicht</translation>
    </message>
    <message>
        <source>the face is cut off by the edge of the photo; what is not in the photo cannot be changed</source>
        <translation>das Gesicht ist vom Bildrand angeschnitten; was nicht im Foto ist, lässt sich nicht ändern</translation>
    </message>
    <message>
        <source>the eyes are closed; they stay closed</source>
        <translation>die Augen sind geschlossen; sie bleiben geschlossen</translation>
    </message>
    <message>
        <source>one eye is closed; it stays closed</source>
        <translation>ein Auge ist geschlossen; es bleibt geschlossen</translation>
    </message>
    <message>
        <source>the eyes are hidden; they stay as they are</source>
        <translation>die Augen sind verdeckt; sie bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>one eye is hidden; it stays as it is</source>
        <translation>ein Auge ist verdeckt; es bleibt, wie es ist</translation>
    </message>
    <message>
        <source>the mouth is hidden; what lies in front of it stays as it is</source>
        <translation>der Mund ist verdeckt; was davor liegt, bleibt, wie es ist</translation>
    </message>
    <message>
        <source>the face wears glasses; the frames stay still while the skin behind them moves</source>
        <translation>das Gesicht trägt eine Brille; das Gestell bleibt stehen, während sich die Haut dahinter bewegt</translation>
    </message>
    <message>
        <source>far up</source>
        <translation>weit nach oben</translation>
    </message>
    <message>
        <source>far down</source>
        <translation>weit nach unten</translation>
    </message>
    <message>
        <source>far to the right</source>
        <translation>weit nach rechts</translation>
    </message>
    <message>
        <source>far to the left</source>
        <translation>weit nach links</translation>
    </message>
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
        <source>an adapter for quick drafts in {0} denoising steps</source>
        <translation>ein Adapter für schnelle Entwürfe in {0} Entrauschschritten</translation>
    </message>
    <message>
        <source>compares a person before and after an edit</source>
        <translation>vergleicht eine Person vor und nach einer Bearbeitung</translation>
    </message>
    <message>
        <source>no model is installed</source>
        <translation>kein Modell ist installiert</translation>
    </message>
    <message>
        <source>not installed: {0}</source>
        <translation>nicht installiert: {0}</translation>
    </message>
    <message>
        <source>the {0} engine is not ready ({1})</source>
        <translation>die Engine {0} ist nicht bereit ({1})</translation>
    </message>
    <message>
        <source>choose the Instant engine</source>
        <translation>wählen Sie Instant</translation>
    </message>
    <message>
        <source>there is no file {0}</source>
        <translation>es gibt keine Datei {0}</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} ist leer</translation>
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
        <source>Folder of the face recognition networks</source>
        <translation>Ordner der Gesichtserkennungsnetze</translation>
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
        <source>The language of the window, from the next start on; auto takes that of the system.</source>
        <translation>Die Sprache des Fensters ab dem nächsten Start; automatisch nimmt die des Systems.</translation>
    </message>
    <message>
        <source>The program connects only to download models that you ask for. Switched off, it does not even do that.</source>
        <translation>Das Programm verbindet sich nur, um von Ihnen gewünschte Modelle zu laden. Ausgeschaltet tut es nicht einmal das.</translation>
    </message>
    <message>
        <source>Which engine renders: auto takes PixelSmile when it is ready, else Instant.</source>
        <translation>Welche Engine rendert: Automatisch nimmt PixelSmile, wenn es bereit ist, sonst Instant.</translation>
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
        <source>%1 cannot be reached now</source>
        <translation>%1 ist gerade nicht erreichbar</translation>
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
        <translation>Intensitäten durchlaufen</translation>
    </message>
    <message>
        <source>Trying it out</source>
        <translation>Wird ausprobiert</translation>
    </message>
    <message>
        <source>Waiting for another batch in this folder</source>
        <translation>Warte auf einen anderen Stapel in diesem Ordner</translation>
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
    <name>TwoLineDelegate</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>UndoCommands</name>
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
        <source>faces %1</source>
        <translation>Gesichter %1</translation>
    </message>
    <message>
        <source>face %1</source>
        <translation>Gesicht %1</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Looking at what this computer can do …</source>
        <translation>Sehe nach, was dieser Rechner kann …</translation>
    </message>
    <message>
        <source>The right moment, with the right face.</source>
        <translation>Der richtige Moment mit dem richtigen Gesicht.</translation>
    </message>
    <message>
        <source>Change the expression in a portrait and nothing else in the photo. Everything happens on this computer; your originals are never touched.</source>
        <translation>Ändern Sie den Ausdruck in einem Porträt und sonst nichts im Foto. Alles geschieht auf diesem Rechner; Ihre Originale bleiben unberührt.</translation>
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
        <translation>{name}, schadhafte Dateien: {count}.</translation>
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
</TS>
