; The setup program: for the user who runs it, without rights of an administrator. Filled in by release/windows.py:
; VERSION, FILE_VERSION, FILES (the folder to install), ICON, OUTPUT.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include "MUI2.nsh"
!include "nsDialogs.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "WinVer.nsh"

!define TITLE "PixelSmile Desktop"
!define NAME "pixelsmile-desktop"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define PROGRAM_KEY "Software\${NAME}"
!define CLASSES "Software\Classes"
; Windows 10, version 1809: the oldest that Qt 6 runs on.
!define OLDEST_BUILD 17763
!define DATA "$LOCALAPPDATA\PixelSmile"

Name "${TITLE}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "${PROGRAM_KEY}" "Folder"
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${FILE_VERSION}"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${FILE_VERSION}"
VIAddVersionKey "FileDescription" "${TITLE} setup"
VIAddVersionKey "CompanyName" "The PixelSmile Desktop contributors"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!insertmacro MUI_PAGE_LICENSE "${FILES}\licences\LICENSE"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.AskAboutData un.KeepAnswers
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString CLOSE_FIRST ${LANG_ENGLISH} "${TITLE} is open. Close it, then try again."
LangString CLOSE_FIRST ${LANG_GERMAN} "${TITLE} ist geöffnet. Schließen Sie es, und versuchen Sie es noch einmal."
LangString CLOSE_FIRST ${LANG_SIMPCHINESE} "${TITLE} 正在运行。请关闭后重试。"
LangString TOO_OLD ${LANG_ENGLISH} "${TITLE} needs Windows 10 (version 1809) or later, 64 bit."
LangString TOO_OLD ${LANG_GERMAN} "${TITLE} braucht Windows 10 (Version 1809) oder neuer, 64 Bit."
LangString TOO_OLD ${LANG_SIMPCHINESE} "${TITLE} 需要 64 位 Windows 10（版本 1809）或更高版本。"
LangString OPEN_WITH ${LANG_ENGLISH} "Offer it in $\"Open with$\""
LangString OPEN_WITH ${LANG_GERMAN} "Unter „Öffnen mit“ anbieten"
LangString OPEN_WITH ${LANG_SIMPCHINESE} "添加到“打开方式”"
LangString DATA_TITLE ${LANG_ENGLISH} "What else may go?"
LangString DATA_TITLE ${LANG_GERMAN} "Was darf noch weg?"
LangString DATA_TITLE ${LANG_SIMPCHINESE} "还要删除什么？"
LangString DATA_WHY ${LANG_ENGLISH} "Your photos are never touched. What is not ticked stays, for the next installation."
LangString DATA_WHY ${LANG_GERMAN} "Ihre Fotos bleiben immer unberührt. Was nicht angekreuzt ist, bleibt für die nächste Installation."
LangString DATA_WHY ${LANG_SIMPCHINESE} "您的照片绝不会被改动。未勾选的内容将保留，供下次安装使用。"
LangString DATA_UNREAD ${LANG_ENGLISH} "What it keeps could not be read, so all of it stays in ${DATA}."
LangString DATA_UNREAD ${LANG_GERMAN} "Was es aufbewahrt, ließ sich nicht lesen; darum bleibt alles in ${DATA}."
LangString DATA_UNREAD ${LANG_SIMPCHINESE} "无法读取保存的数据，因此全部保留在 ${DATA}。"
LangString DATA_STAYED ${LANG_ENGLISH} "Not everything could be removed:"
LangString DATA_STAYED ${LANG_GERMAN} "Nicht alles ließ sich löschen:"
LangString DATA_STAYED ${LANG_SIMPCHINESE} "部分内容无法删除："
LangString DATA_library ${LANG_ENGLISH} "Library, edits and presets"
LangString DATA_library ${LANG_GERMAN} "Bibliothek, Bearbeitungen und Vorgaben"
LangString DATA_library ${LANG_SIMPCHINESE} "图库、编辑记录和预设"
LangString DATA_settings ${LANG_ENGLISH} "Settings"
LangString DATA_settings ${LANG_GERMAN} "Einstellungen"
LangString DATA_settings ${LANG_SIMPCHINESE} "设置"
LangString DATA_models ${LANG_ENGLISH} "Models"
LangString DATA_models ${LANG_GERMAN} "Modelle"
LangString DATA_models ${LANG_SIMPCHINESE} "模型"
LangString DATA_runtimes ${LANG_ENGLISH} "Engine runtimes"
LangString DATA_runtimes ${LANG_GERMAN} "Laufzeitumgebungen der Engine"
LangString DATA_runtimes ${LANG_SIMPCHINESE} "引擎运行环境"
LangString DATA_caches ${LANG_ENGLISH} "Thumbnails and other caches"
LangString DATA_caches ${LANG_GERMAN} "Miniaturen und andere Zwischenspeicher"
LangString DATA_caches ${LANG_SIMPCHINESE} "缩略图和其他缓存"
LangString DATA_logs ${LANG_ENGLISH} "Logs and reports"
LangString DATA_logs ${LANG_GERMAN} "Protokolle und Berichte"
LangString DATA_logs ${LANG_SIMPCHINESE} "日志和报告"

Var Printed
Var Chosen

; Windows does not let go of the files of a running program: what cannot be renamed is open.
!macro CloseProgram
    ${If} ${FileExists} "$INSTDIR\python\*"
        close_program:
        ClearErrors
        Rename "$INSTDIR\python" "$INSTDIR\python.leaving"
        ${If} ${Errors}
            MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CLOSE_FIRST)" /SD IDCANCEL IDRETRY close_program
            SetErrorLevel 2
            Abort "$(CLOSE_FIRST)"
        ${EndIf}
    ${EndIf}
!macroend

; These folders hold nothing but what this program brought; anything else in the folder of the user's choice stays.
!macro RemoveProgram
    RMDir /r "$INSTDIR\python.leaving"
    RMDir /r "$INSTDIR\app"
    RMDir /r "$INSTDIR\packages"
    RMDir /r "$INSTDIR\licences"
!macroend

!macro OfferFor un extension
    !if "${un}" == "un"
        DeleteRegValue HKCU "${CLASSES}\${extension}\OpenWithProgids" "${NAME}.photo"
    !else
        WriteRegStr HKCU "${CLASSES}\${extension}\OpenWithProgids" "${NAME}.photo" ""
        WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe\SupportedTypes" "${extension}" ""
    !endif
!macroend

!macro OfferForAll un
    !insertmacro OfferFor "${un}" ".jpg"
    !insertmacro OfferFor "${un}" ".jpeg"
    !insertmacro OfferFor "${un}" ".png"
    !insertmacro OfferFor "${un}" ".tif"
    !insertmacro OfferFor "${un}" ".tiff"
    !insertmacro OfferFor "${un}" ".webp"
    !insertmacro OfferFor "${un}" ".avif"
    !insertmacro OfferFor "${un}" ".heic"
    !insertmacro OfferFor "${un}" ".dng"
    !insertmacro OfferFor "${un}" ".cr2"
    !insertmacro OfferFor "${un}" ".cr3"
    !insertmacro OfferFor "${un}" ".nef"
    !insertmacro OfferFor "${un}" ".arw"
    !insertmacro OfferFor "${un}" ".raf"
    !insertmacro OfferFor "${un}" ".rw2"
    !insertmacro OfferFor "${un}" ".orf"
!macroend

Function .onInit
    ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
        MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
        SetErrorLevel 2
        Abort
    ${EndIf}
FunctionEnd

Section "${TITLE}" MainSection
    SectionIn RO
    SetShellVarContext current
    !insertmacro CloseProgram
    !insertmacro RemoveProgram
    SetOutPath "$INSTDIR"
    File /r "${FILES}\*.*"
    ; So that no later start compiles anything, and an update leaves nothing stale behind.
    nsExec::Exec '"$INSTDIR\python\python.exe" -m compileall -q "$INSTDIR\app" "$INSTDIR\packages"'
    Pop $0
    CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.ico"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr HKCU "${PROGRAM_KEY}" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${NAME}.ico"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The PixelSmile Desktop contributors"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; It never becomes what opens photos by default: that is for the user to say, in the settings of Windows.
Section /o "$(OPEN_WITH)" OpenWithSection
    WriteRegStr HKCU "${CLASSES}\${NAME}.photo\DefaultIcon" "" "$INSTDIR\${NAME}.ico"
    WriteRegStr HKCU "${CLASSES}\${NAME}.photo\shell\open" "FriendlyAppName" "${TITLE}"
    WriteRegStr HKCU "${CLASSES}\${NAME}.photo\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
    WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
    !insertmacro OfferForAll ""
    ${RefreshShellIcons}
SectionEnd

; The command line knows the sizes, and where the user moved what. A part of which there is nothing is not asked about.
!macro AskAbout part
    ${WordFind2X} $Printed "${part}: " "," "+1" $1
    ${If} $1 != "0 bytes"
        ${NSD_CreateCheckbox} 0 $2u 100% 12u "$(DATA_${part}): $1"
        Pop $Box_${part}
        IntOp $2 $2 + 16
    ${EndIf}
!macroend

!macro AddIfTicked part
    ${NSD_GetState} $Box_${part} $0
    ${If} $0 == ${BST_CHECKED}
        StrCpy $Chosen "$Chosen ${part}"
    ${EndIf}
!macroend

!macro ForAllParts what
    !insertmacro ${what} "library"
    !insertmacro ${what} "settings"
    !insertmacro ${what} "models"
    !insertmacro ${what} "runtimes"
    !insertmacro ${what} "caches"
    !insertmacro ${what} "logs"
!macroend

!macro DeclareBox part
    Var Box_${part}
!macroend
!insertmacro ForAllParts DeclareBox

Function un.AskAboutData
    !insertmacro MUI_HEADER_TEXT "$(DATA_TITLE)" "$(DATA_WHY)"
    nsDialogs::Create 1018
    Pop $0
    nsExec::ExecToStack '"$INSTDIR\python\python.exe" -m pixelsmile_desktop uninstall-data'
    Pop $0
    Pop $Printed
    ${If} $0 == 0
        StrCpy $2 4
        !insertmacro ForAllParts AskAbout
    ${Else}
        ${NSD_CreateLabel} 0 4u 100% 24u "$(DATA_UNREAD)"
        Pop $0
    ${EndIf}
    nsDialogs::Show
FunctionEnd

Function un.KeepAnswers
    StrCpy $Chosen ""
    !insertmacro ForAllParts AddIfTicked
FunctionEnd

Section "Uninstall"
    SetShellVarContext current
    !insertmacro CloseProgram
    ; Unasked, as when it is silent, all of this stays.
    ${If} $Chosen != ""
        remove_data:
        nsExec::ExecToStack '"$INSTDIR\python.leaving\python.exe" -m pixelsmile_desktop uninstall-data$Chosen --yes'
        Pop $0
        Pop $Printed
        ${If} $0 != 0
            MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(DATA_STAYED)$\r$\n$Printed" /SD IDCANCEL IDRETRY remove_data
        ${EndIf}
    ${EndIf}
    !insertmacro RemoveProgram
    Delete "$INSTDIR\pixelsmile.exe"
    Delete "$INSTDIR\${NAME}.exe"
    Delete "$INSTDIR\${NAME}.ico"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${TITLE}.lnk"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    DeleteRegKey HKCU "${PROGRAM_KEY}"
    DeleteRegKey HKCU "${CLASSES}\${NAME}.photo"
    DeleteRegKey HKCU "${CLASSES}\Applications\${NAME}.exe"
    !insertmacro OfferForAll "un"
    ${RefreshShellIcons}
    Delete "${DATA}\window.lock"
    RMDir "${DATA}"
SectionEnd
