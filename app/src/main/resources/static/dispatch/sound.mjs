// Three sounds, each with a visual twin: new, overdue, a crew in danger. Muting lasts a minute, is
// remembered over a reload, and ends by itself.

const MUTE_MILLIS = 60_000;
const KEY = "abhaya.mute.until";
const AGAIN_MILLIS = { 1: 0, 2: 15_000, 3: 4_000 };

export class Sound {
  constructor() {
    this.level = 0;
    this.signals = 0;
    this.last = 0;
    /** @type {AudioContext | null} */
    this.context = null;
    document.addEventListener("keydown", () => this.wake(), { once: true });
    document.addEventListener("pointerdown", () => this.wake(), { once: true });
    setInterval(() => this.again(), 1_000);
    this.show();
  }

  wake() {
    if (!this.context) this.context = new AudioContext();
    void this.context.resume();
  }

  /** @param {number} level @param {number} signals how many wait */
  hear(level, signals) {
    const news = signals > this.signals || level > this.level;
    this.level = level;
    this.signals = signals;
    if (news && level > 0) this.sound();
  }

  again() {
    this.show();
    const every = this.level === 3 ? AGAIN_MILLIS[3] : this.level === 2 ? AGAIN_MILLIS[2] : 0;
    if (every > 0 && Date.now() - this.last > every) this.sound();
  }

  isMuted() {
    return Date.now() < Number(sessionStorage.getItem(KEY) ?? 0);
  }

  mute() {
    sessionStorage.setItem(KEY, String(this.isMuted() ? 0 : Date.now() + MUTE_MILLIS));
    this.show();
  }

  show() {
    const mark = document.querySelector("[data-mute]");
    if (mark instanceof HTMLElement) mark.hidden = !this.isMuted();
  }

  sound() {
    this.last = Date.now();
    this.flash();
    // a crew in danger is heard through the mute
    if (this.isMuted() && this.level < 3) return;
    const tones = this.level === 3 ? [880, 660, 880, 660] : this.level === 2 ? [520, 520] : [740];
    tones.forEach((tone, at) => this.tone(tone, at * 0.18));
  }

  flash() {
    const root = document.querySelector("[data-console]");
    const name = this.level === 3 ? "console-flash-3" : "console-flash";
    root?.classList.add(name);
    setTimeout(() => root?.classList.remove(name), 900);
  }

  /** @param {number} hertz @param {number} after seconds */
  tone(hertz, after) {
    const context = this.context;
    if (!context || context.state !== "running") return;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = hertz;
    gain.gain.value = 0.08;
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(context.currentTime + after);
    oscillator.stop(context.currentTime + after + 0.14);
  }
}
