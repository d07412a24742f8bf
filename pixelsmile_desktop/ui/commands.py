"""Every command of the window, declared once: menus, command palette and shortcut sheet are made from this list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.ui.marking import QT_TRANSLATE_NOOP


class Menu(Enum):
    """The menus from left to right, by their titles."""

    FILE = QT_TRANSLATE_NOOP("Menu", "&File")
    EDIT = QT_TRANSLATE_NOOP("Menu", "&Edit")
    PHOTO = QT_TRANSLATE_NOOP("Menu", "&Photo")
    FACE = QT_TRANSLATE_NOOP("Menu", "E&xpression")
    QUEUE = QT_TRANSLATE_NOOP("Menu", "&Queue")
    VIEW = QT_TRANSLATE_NOOP("Menu", "&View")
    HELP = QT_TRANSLATE_NOOP("Menu", "&Help")

    @property
    def title(self) -> str:
        """The title in the language of the window, with the mark of its mnemonic."""
        return QCoreApplication.translate("Menu", self.value)


@dataclass(frozen=True)
class Command:
    """One thing that the user can have done.

    Attributes:
        id: its name in code, `<subject>.<verb>`.
        text: what it is called, in English; an ellipsis says that it asks something first.
        short: the same on a button; empty if it fits there as it is.
        menu: where it stands.
        shortcuts: the keys, the first of which menus show.
        icon: its drawing; empty for none.
        is_checkable: whether it is on or off.
        begins_group: whether a line in the menu parts it from the one before.
    """

    id: str
    text: str
    menu: Menu
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    short: str = ""
    is_checkable: bool = False
    begins_group: bool = False


COMMANDS: Final = (
    Command("file.open_folder", QT_TRANSLATE_NOOP("Actions", "Open folder…"), Menu.FILE, ("Ctrl+O",), "folder_open"),
    Command("file.open_photos", QT_TRANSLATE_NOOP("Actions", "Open photos…"), Menu.FILE, ("Ctrl+Shift+O",), "photo"),
    Command(
        "file.rescan", QT_TRANSLATE_NOOP("Actions", "Look for changes in this folder"), Menu.FILE, ("F5",), "retry"
    ),
    Command(
        "file.forget_folder",
        QT_TRANSLATE_NOOP("Actions", "Remove this folder from the library"),
        Menu.FILE,
        (),
        "remove",
    ),
    Command(
        "file.export", QT_TRANSLATE_NOOP("Actions", "Export…"), Menu.FILE, ("Ctrl+E",), "export", begins_group=True
    ),
    Command(
        "file.write_sidecar",
        QT_TRANSLATE_NOOP("Actions", "Write the edit beside the photo (XMP)"),
        Menu.FILE,
        ("Ctrl+S",),
        "sidecar",
        begins_group=True,
    ),
    Command(
        "file.read_sidecar",
        QT_TRANSLATE_NOOP("Actions", "Read the edit that lies beside the photo"),
        Menu.FILE,
        (),
        "import",
    ),
    Command("file.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), Menu.FILE, ("Ctrl+Q",), begins_group=True),
    Command("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), Menu.EDIT, ("Ctrl+Z",), "undo"),
    Command("edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), Menu.EDIT, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Command(
        "edit.copy_look",
        QT_TRANSLATE_NOOP("Actions", "Copy the look"),
        Menu.EDIT,
        ("Ctrl+Shift+C",),
        "copy",
        begins_group=True,
    ),
    Command(
        "edit.paste_look",
        QT_TRANSLATE_NOOP("Actions", "Put the look on the selected photos"),
        Menu.EDIT,
        ("Ctrl+Shift+V",),
        "paste",
    ),
    Command(
        "edit.paste_same_person",
        QT_TRANSLATE_NOOP("Actions", "Put the look on the same person in the selected photos"),
        Menu.EDIT,
        ("Ctrl+Alt+V",),
        "faces",
    ),
    Command(
        "edit.batch",
        QT_TRANSLATE_NOOP("Actions", "Put looks on the selected photos…"),
        Menu.EDIT,
        ("Ctrl+Shift+B",),
        "batch",
    ),
    Command("edit.select_all", QT_TRANSLATE_NOOP("Actions", "Select all"), Menu.EDIT, ("Ctrl+A",), begins_group=True),
    Command("edit.select_none", QT_TRANSLATE_NOOP("Actions", "Select nothing"), Menu.EDIT, ("Ctrl+D",)),
    Command("edit.find", QT_TRANSLATE_NOOP("Actions", "Search"), Menu.EDIT, ("Ctrl+F",), "search"),
    Command(
        "edit.settings",
        QT_TRANSLATE_NOOP("Actions", "Settings…"),
        Menu.EDIT,
        ("Ctrl+,",),
        "settings",
        begins_group=True,
    ),
    Command(
        "photo.previous", QT_TRANSLATE_NOOP("Actions", "Previous photo"), Menu.PHOTO, ("Ctrl+Left",), "chevron_left"
    ),
    Command("photo.next", QT_TRANSLATE_NOOP("Actions", "Next photo"), Menu.PHOTO, ("Ctrl+Right",), "chevron_right"),
    Command("photo.rate_0", QT_TRANSLATE_NOOP("Actions", "No stars"), Menu.PHOTO, ("0",), begins_group=True),
    Command("photo.rate_1", QT_TRANSLATE_NOOP("Actions", "1 star"), Menu.PHOTO, ("1",), "star"),
    Command("photo.rate_2", QT_TRANSLATE_NOOP("Actions", "2 stars"), Menu.PHOTO, ("2",), "star"),
    Command("photo.rate_3", QT_TRANSLATE_NOOP("Actions", "3 stars"), Menu.PHOTO, ("3",), "star"),
    Command("photo.rate_4", QT_TRANSLATE_NOOP("Actions", "4 stars"), Menu.PHOTO, ("4",), "star"),
    Command("photo.rate_5", QT_TRANSLATE_NOOP("Actions", "5 stars"), Menu.PHOTO, ("5",), "star"),
    Command("photo.pick", QT_TRANSLATE_NOOP("Actions", "Pick"), Menu.PHOTO, ("P",), "flag", begins_group=True),
    Command("photo.reject", QT_TRANSLATE_NOOP("Actions", "Reject"), Menu.PHOTO, ("X",), "reject"),
    Command("photo.unflag", QT_TRANSLATE_NOOP("Actions", "Take the flag away"), Menu.PHOTO, ("U",)),
    Command("photo.colour_red", QT_TRANSLATE_NOOP("Actions", "Red label"), Menu.PHOTO, ("6",), begins_group=True),
    Command("photo.colour_yellow", QT_TRANSLATE_NOOP("Actions", "Yellow label"), Menu.PHOTO, ("7",)),
    Command("photo.colour_green", QT_TRANSLATE_NOOP("Actions", "Green label"), Menu.PHOTO, ("8",)),
    Command("photo.colour_blue", QT_TRANSLATE_NOOP("Actions", "Blue label"), Menu.PHOTO, ("9",)),
    Command("photo.colour_purple", QT_TRANSLATE_NOOP("Actions", "Purple label"), Menu.PHOTO, ("Shift+6",)),
    Command("photo.colour_none", QT_TRANSLATE_NOOP("Actions", "No label"), Menu.PHOTO, ("-",)),
    Command("photo.caption", QT_TRANSLATE_NOOP("Actions", "Caption…"), Menu.PHOTO, ("F2",), "edit", begins_group=True),
    Command(
        "photo.new_collection",
        QT_TRANSLATE_NOOP("Actions", "New collection from the selected photos…"),
        Menu.PHOTO,
        ("Ctrl+N",),
        "collection",
    ),
    Command(
        "photo.add_to_collection",
        QT_TRANSLATE_NOOP("Actions", "Add to a collection…"),
        Menu.PHOTO,
        ("C",),
        "add",
    ),
    Command(
        "photo.take_from_collection",
        QT_TRANSLATE_NOOP("Actions", "Take out of this collection"),
        Menu.PHOTO,
        ("Shift+C",),
        "remove",
    ),
    Command("photo.virtual_copy", QT_TRANSLATE_NOOP("Actions", "Make a virtual copy"), Menu.PHOTO, ("Ctrl+'",), "copy"),
    Command(
        "photo.remove_copy", QT_TRANSLATE_NOOP("Actions", "Remove the virtual copy…"), Menu.PHOTO, ("Del",), "remove"
    ),
    Command(
        "photo.show_in_folder",
        QT_TRANSLATE_NOOP("Actions", "Show the file in its folder"),
        Menu.PHOTO,
        ("Ctrl+Shift+R",),
        "folder",
    ),
    Command("face.previous", QT_TRANSLATE_NOOP("Actions", "Previous face"), Menu.FACE, ("[",)),
    Command("face.next", QT_TRANSLATE_NOOP("Actions", "Next face"), Menu.FACE, ("]",), "face"),
    Command(
        "face.all",
        QT_TRANSLATE_NOOP("Actions", "Edit all faces"),
        Menu.FACE,
        ("Ctrl+Shift+A",),
        "faces",
        is_checkable=True,
    ),
    Command(
        "mix.reset",
        QT_TRANSLATE_NOOP("Actions", "Reset the expression"),
        Menu.FACE,
        ("Ctrl+Backspace",),
        "reset",
        begins_group=True,
        short=QT_TRANSLATE_NOOP("Actions", "Reset"),
    ),
    Command("mix.weaker", QT_TRANSLATE_NOOP("Actions", "Weaker"), Menu.FACE, ("Shift+Down",)),
    Command("mix.stronger", QT_TRANSLATE_NOOP("Actions", "Stronger"), Menu.FACE, ("Shift+Up",)),
    Command(
        "mix.pick_intensity",
        QT_TRANSLATE_NOOP("Actions", "Choose from a strip of intensities…"),
        Menu.FACE,
        ("I",),
        "strip",
        begins_group=True,
    ),
    Command(
        "mix.pick_expression", QT_TRANSLATE_NOOP("Actions", "Choose from all expressions…"), Menu.FACE, ("W",), "sheet"
    ),
    Command(
        "mix.save_sheet",
        QT_TRANSLATE_NOOP("Actions", "Save a sheet of all expressions…"),
        Menu.FACE,
        ("Ctrl+Alt+S",),
        "sheet",
    ),
    Command(
        "mix.save_strip",
        QT_TRANSLATE_NOOP("Actions", "Save a strip of intensities…"),
        Menu.FACE,
        ("Ctrl+Alt+I",),
        "strip",
    ),
    Command(
        "mix.save_preset",
        QT_TRANSLATE_NOOP("Actions", "Save the look as a preset…"),
        Menu.FACE,
        ("Ctrl+Shift+S",),
        "preset",
    ),
    Command(
        "engine.instant",
        QT_TRANSLATE_NOOP("Actions", "Use the Instant engine"),
        Menu.FACE,
        ("Ctrl+Shift+1",),
        "render",
        is_checkable=True,
        begins_group=True,
        short=QT_TRANSLATE_NOOP("Actions", "Instant"),
    ),
    Command(
        "engine.pixelsmile",
        QT_TRANSLATE_NOOP("Actions", "Use the PixelSmile engine"),
        Menu.FACE,
        ("Ctrl+Shift+2",),
        "sparkle",
        is_checkable=True,
        short=QT_TRANSLATE_NOOP("Actions", "PixelSmile"),
    ),
    Command(
        "render.start", QT_TRANSLATE_NOOP("Actions", "Render"), Menu.FACE, ("Ctrl+Return",), "play", begins_group=True
    ),
    Command(
        "version.snapshot", QT_TRANSLATE_NOOP("Actions", "Name this version…"), Menu.FACE, ("Ctrl+Shift+N",), "snapshot"
    ),
    Command("version.original", QT_TRANSLATE_NOOP("Actions", "Show the original"), Menu.FACE, ("O",), "history"),
    Command(
        "queue.pause",
        QT_TRANSLATE_NOOP("Actions", "Pause the queue"),
        Menu.QUEUE,
        ("Ctrl+P",),
        "pause",
        is_checkable=True,
        short=QT_TRANSLATE_NOOP("Actions", "Pause"),
    ),
    Command("queue.cancel", QT_TRANSLATE_NOOP("Actions", "Stop the running job"), Menu.QUEUE, ("Ctrl+.",), "stop"),
    Command(
        "queue.cancel_all",
        QT_TRANSLATE_NOOP("Actions", "Stop everything"),
        Menu.QUEUE,
        ("Ctrl+Shift+.",),
        "cancel",
        short=QT_TRANSLATE_NOOP("Actions", "Stop all"),
    ),
    Command(
        "queue.retry",
        QT_TRANSLATE_NOOP("Actions", "Try failed jobs again"),
        Menu.QUEUE,
        ("Ctrl+R",),
        "retry",
        short=QT_TRANSLATE_NOOP("Actions", "Try again"),
    ),
    Command(
        "queue.release_model",
        QT_TRANSLATE_NOOP("Actions", "Give the model's memory back"),
        Menu.QUEUE,
        ("Ctrl+Alt+M",),
        "memory",
        begins_group=True,
    ),
    Command(
        "view.library", QT_TRANSLATE_NOOP("Actions", "Library"), Menu.VIEW, ("Ctrl+1", "G"), "grid", is_checkable=True
    ),
    Command("view.edit", QT_TRANSLATE_NOOP("Actions", "Edit"), Menu.VIEW, ("Ctrl+2", "E"), "wheel", is_checkable=True),
    Command("view.batch", QT_TRANSLATE_NOOP("Actions", "Batch"), Menu.VIEW, ("Ctrl+3",), "batch", is_checkable=True),
    Command("view.models", QT_TRANSLATE_NOOP("Actions", "Models"), Menu.VIEW, ("Ctrl+4",), "models", is_checkable=True),
    Command(
        "view.settings", QT_TRANSLATE_NOOP("Actions", "Settings"), Menu.VIEW, ("Ctrl+5",), "settings", is_checkable=True
    ),
    Command(
        "view.split_vertical",
        QT_TRANSLATE_NOOP("Actions", "Before and after, split upright"),
        Menu.VIEW,
        ("V",),
        "split_vertical",
        is_checkable=True,
        begins_group=True,
    ),
    Command(
        "view.split_horizontal",
        QT_TRANSLATE_NOOP("Actions", "Before and after, split across"),
        Menu.VIEW,
        ("H",),
        "split_horizontal",
        is_checkable=True,
    ),
    Command(
        "view.side_by_side",
        QT_TRANSLATE_NOOP("Actions", "Before and after side by side"),
        Menu.VIEW,
        ("S",),
        "side_by_side",
        is_checkable=True,
    ),
    Command("view.hold", QT_TRANSLATE_NOOP("Actions", "Show before while held"), Menu.VIEW, ("\\",), "hold"),
    Command(
        "view.difference",
        QT_TRANSLATE_NOOP("Actions", "Show what changed"),
        Menu.VIEW,
        ("D",),
        "difference",
        is_checkable=True,
    ),
    Command(
        "view.fit", QT_TRANSLATE_NOOP("Actions", "Fit to the window"), Menu.VIEW, ("F",), "zoom_fit", begins_group=True
    ),
    Command("view.fill", QT_TRANSLATE_NOOP("Actions", "Fill the window"), Menu.VIEW, ("Shift+F",)),
    Command("view.one_to_one", QT_TRANSLATE_NOOP("Actions", "Actual pixels"), Menu.VIEW, ("Z",), "zoom_in"),
    Command("view.zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom in"), Menu.VIEW, ("Ctrl++", "Ctrl+="), "zoom_in"),
    Command("view.zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom out"), Menu.VIEW, ("Ctrl+-",), "zoom_out"),
    Command(
        "view.loupe",
        QT_TRANSLATE_NOOP("Actions", "Loupe"),
        Menu.VIEW,
        ("L",),
        "loupe",
        is_checkable=True,
        begins_group=True,
    ),
    Command(
        "view.mask", QT_TRANSLATE_NOOP("Actions", "Show the edited area"), Menu.VIEW, ("M",), "mask", is_checkable=True
    ),
    Command(
        "view.clipping",
        QT_TRANSLATE_NOOP("Actions", "Show clipped highlights and shadows"),
        Menu.VIEW,
        ("J",),
        "clipping",
        is_checkable=True,
    ),
    Command("view.faces", QT_TRANSLATE_NOOP("Actions", "Show the faces"), Menu.VIEW, ("B",), "face", is_checkable=True),
    Command(
        "view.left_panel",
        QT_TRANSLATE_NOOP("Actions", "Left panel"),
        Menu.VIEW,
        ("F7",),
        "panel_left",
        is_checkable=True,
        begins_group=True,
    ),
    Command(
        "view.right_panel",
        QT_TRANSLATE_NOOP("Actions", "Right panel"),
        Menu.VIEW,
        ("F8",),
        "panel_right",
        is_checkable=True,
    ),
    Command(
        "view.filmstrip",
        QT_TRANSLATE_NOOP("Actions", "Filmstrip"),
        Menu.VIEW,
        ("F6",),
        "panel_bottom",
        is_checkable=True,
    ),
    Command("view.all_panels", QT_TRANSLATE_NOOP("Actions", "Hide or show all panels"), Menu.VIEW, ("Shift+Tab",)),
    Command(
        "view.full_screen",
        QT_TRANSLATE_NOOP("Actions", "Full screen"),
        Menu.VIEW,
        ("F11",),
        "full_screen",
        is_checkable=True,
    ),
    Command("view.reset_layout", QT_TRANSLATE_NOOP("Actions", "Default layout"), Menu.VIEW, (), "reset"),
    Command(
        "help.palette",
        QT_TRANSLATE_NOOP("Actions", "Find a command…"),
        Menu.HELP,
        ("Ctrl+K", "Ctrl+Shift+P"),
        "command",
    ),
    Command("help.shortcuts", QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), Menu.HELP, ("F1", "?"), "keyboard"),
    Command("help.welcome", QT_TRANSLATE_NOOP("Actions", "Welcome page"), Menu.HELP, (), "info"),
    Command(
        "help.sent",
        QT_TRANSLATE_NOOP("Actions", "What did this program send?"),
        Menu.HELP,
        (),
        "online",
        begins_group=True,
    ),
    Command("help.updates", QT_TRANSLATE_NOOP("Actions", "Look for a newer version"), Menu.HELP, (), "retry"),
    Command("help.logs", QT_TRANSLATE_NOOP("Actions", "Show the log files"), Menu.HELP, (), "folder"),
    Command("help.about", QT_TRANSLATE_NOOP("Actions", "About PixelSmile Desktop"), Menu.HELP, (), "info"),
)

PAGES: Final = ("view.library", "view.edit", "view.batch", "view.models", "view.settings")
COMPARE_MODES: Final = ("view.split_vertical", "view.split_horizontal", "view.side_by_side", "view.difference")
ENGINES: Final = ("engine.instant", "engine.pixelsmile")
EXCLUSIVE: Final = (PAGES, COMPARE_MODES, ENGINES)
"""Of each of these, one is on."""
