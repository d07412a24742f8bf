<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BatchCommands</name>
    <message numerus="yes">
        <source>%n edit(s) are in the queue</source>
        <translation>
            <numerusform>%n edit is in the queue</numerusform>
            <numerusform>%n edits are in the queue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message numerus="yes">
        <source>Edit %n photo(s)</source>
        <translation>
            <numerusform>Edit %n photo</numerusform>
            <numerusform>Edit %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n look(s)</source>
        <translation>
            <numerusform>%n look</numerusform>
            <numerusform>%n looks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n ended</numerusform>
            <numerusform>%n ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them failed</source>
        <translation>
            <numerusform>%n of them failed</numerusform>
            <numerusform>%n of them failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message numerus="yes">
        <source>%n job(s) are not finished.</source>
        <translation>
            <numerusform>%n job is not finished.</numerusform>
            <numerusform>%n jobs are not finished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectionCommands</name>
    <message numerus="yes">
        <source>Collection for %n photo(s), a known one or a new one:</source>
        <translation>
            <numerusform>Collection for %n photo, a known one or a new one:</numerusform>
            <numerusform>Collection for %n photos, a known one or a new one:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were put into {name}</source>
        <translation>
            <numerusform>%n photo was put into {name}</numerusform>
            <numerusform>%n photos were put into {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were taken out of {name}</source>
        <translation>
            <numerusform>%n photo was taken out of {name}</numerusform>
            <numerusform>%n photos were taken out of {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n photo(s)</source>
        <translation>
            <numerusform>Export %n photo</numerusform>
            <numerusform>Export %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message numerus="yes">
        <source>%n file(s) are no photos</source>
        <translation>
            <numerusform>%n file is no photo</numerusform>
            <numerusform>%n files are no photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n person(s)</source>
        <translation>
            <numerusform>At least %n person</numerusform>
            <numerusform>At least %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongWorkTeller</name>
    <message numerus="yes">
        <source>%n job(s) done</source>
        <translation>
            <numerusform>%n job done</numerusform>
            <numerusform>%n jobs done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) failed</source>
        <translation>
            <numerusform>%n job failed</numerusform>
            <numerusform>%n jobs failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCommands</name>
    <message numerus="yes">
        <source>Caption of %n photo(s):</source>
        <translation>
            <numerusform>Caption of %n photo:</numerusform>
            <numerusform>Caption of %n photos:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentPage</name>
    <message numerus="yes">
        <source>%n request(s), {size} sent</source>
        <translation>
            <numerusform>%n request, {size} sent</numerusform>
            <numerusform>%n requests, {size} sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message numerus="yes">
        <source>Rated %n and up</source>
        <translation>
            <numerusform>Rated %n and up</numerusform>
            <numerusform>Rated %n and up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StarFilter</name>
    <message numerus="yes">
        <source>At least %n star(s)</source>
        <translation>
            <numerusform>At least %n star</numerusform>
            <numerusform>At least %n stars</numerusform>
        </translation>
    </message>
</context>
</TS>
