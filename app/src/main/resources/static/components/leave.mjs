// Signing out clears this device. What was entered without a link and is not sent yet is asked about
// first.
const STORES = new Map([
  ["abhaya-later", "forms"],
  ["abhaya-offline", "queue"],
]);

/** @param {string} name @param {string} store @returns {Promise<number>} */
function countIn(name, store) {
  return new Promise((resolve) => {
    const asked = indexedDB.open(name);
    asked.onerror = () => resolve(0);
    asked.onsuccess = () => {
      const database = asked.result;
      if (!database.objectStoreNames.contains(store)) {
        database.close();
        resolve(0);
        return;
      }
      const reading = database.transaction(store);
      const counted = reading.objectStore(store).count();
      counted.onsuccess = () => resolve(counted.result);
      counted.onerror = () => resolve(0);
      reading.oncomplete = () => database.close();
    };
  });
}

async function kept() {
  const there = (await indexedDB.databases()).map((database) => database.name ?? "");
  let count = 0;
  for (const [name, store] of STORES) if (there.includes(name)) count += await countIn(name, store);
  return count;
}

/** @param {HTMLFormElement} form */
async function leave(form) {
  const count = await kept().catch(() => 0);
  const question = (form.dataset["kept"] ?? "").replace("[n]", String(count));
  if (count === 0 || confirm(question)) form.submit();
}

export function askBeforeLeaving() {
  for (const form of document.querySelectorAll("form[data-kept]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void leave(form);
    });
  }
}
