// Says that the list is old when an alarm came, changed or was answered elsewhere; the reader asks for
// the new one herself, so that no row moves under her hand.
import { listenTo } from "../components/live.mjs";

const list = document.querySelector("[data-alarm-list]");

if (list) {
  listenTo("alarms", () => {
    const note = list.querySelector("[data-live-new]");
    if (note instanceof HTMLElement) note.hidden = false;
  });
}
