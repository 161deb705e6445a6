// A voice note is recorded in the page, as WAV, and goes along with the form as a file would.
// Nothing leaves the device before the form is sent. Without a microphone the field for a file does.

const RATE = 16000;
const HEADER = 44;
const LOUDEST = 32767;

const slower = (blocks, rate) => {
  const heard = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let end = 0;
  for (const block of blocks) {
    heard.set(block, end);
    end += block.length;
  }
  const each = rate / RATE;
  return Float32Array.from({ length: Math.floor(heard.length / each) }, (_, at) => {
    const from = Math.floor(at * each);
    const to = Math.max(from + 1, Math.floor((at + 1) * each));
    let sum = 0;
    for (let one = from; one < to; one += 1) sum += heard[one];
    return sum / (to - from);
  });
};

const wav = (samples) => {
  const view = new DataView(new ArrayBuffer(HEADER + samples.length * 2));
  const word = (at, letters) => [...letters].forEach((one, next) => view.setUint8(at + next, one.charCodeAt(0)));
  word(0, "RIFF");
  view.setUint32(4, HEADER - 8 + samples.length * 2, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, at) => {
    view.setInt16(HEADER + at * 2, Math.max(-1, Math.min(1, sample)) * LOUDEST, true);
  });
  return new File([view], "voice.wav", { type: "audio/wav" });
};

const inTheField = (field, file) => {
  const files = new DataTransfer();
  if (file) files.items.add(file);
  field.files = files.files;
};

const time = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

const listenTo = async (part, blocks, full) => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext();
  try {
    await context.audioWorklet.addModule(part.dataset.recorder);
  } catch (trouble) {
    stream.getTracks().forEach((track) => track.stop());
    context.close();
    throw trouble;
  }
  const node = new AudioWorkletNode(context, "recorder");
  const most = Number(part.dataset.most) * context.sampleRate;
  let count = 0;
  node.port.onmessage = ({ data }) => {
    if (count >= most) return;
    blocks.push(data);
    count += data.length;
    if (count >= most) full();
  };
  context.createMediaStreamSource(stream).connect(node).connect(context.destination);
  return {
    rate: context.sampleRate,
    seconds: () => count / context.sampleRate,
    end: () => {
      count = Infinity;
      stream.getTracks().forEach((track) => track.stop());
      context.close();
    },
  };
};

const begin = (part) => {
  const of = (name) => part.querySelector(`[data-record-${name}]`);
  const form = part.closest("form");
  const field = form.elements.voice;
  const heard = of("heard");
  let blocks = [];
  let listening = null;
  let clock = 0;

  const show = (...names) => {
    for (const name of ["begin", "stop", "drop", "heard", "time"]) of(name).hidden = !names.includes(name);
  };
  const say = (name) => {
    of("state").textContent = part.dataset[name];
  };
  const tick = () => {
    of("time").textContent = time(listening.seconds());
  };
  const forget = () => {
    if (heard.src) URL.revokeObjectURL(heard.src);
    heard.removeAttribute("src");
    inTheField(field, null);
  };
  const stop = (why) => {
    if (!listening) return;
    clearInterval(clock);
    tick();
    const { rate, end } = listening;
    listening = null;
    end();
    const file = wav(slower(blocks, rate));
    blocks = [];
    inTheField(field, file);
    heard.src = URL.createObjectURL(file);
    show("heard", "drop", "time");
    say(why);
    heard.focus();
  };

  of("begin").addEventListener("click", async () => {
    of("begin").disabled = true;
    try {
      listening = await listenTo(part, blocks, () => stop("full"));
    } catch {
      say("refused");
      return;
    } finally {
      of("begin").disabled = false;
    }
    tick();
    clock = setInterval(tick, 500);
    show("stop", "time");
    say("recording");
    of("stop").focus();
  });
  of("stop").addEventListener("click", () => stop("stopped"));
  of("drop").addEventListener("click", () => {
    forget();
    show("begin");
    say("dropped");
    of("begin").focus();
  });
  form.addEventListener("submit", (event) => {
    if (!listening) return;
    // Whoever sends while it records has not heard it yet.
    event.preventDefault();
    stop("stopped");
  });
  addEventListener("pagehide", () => listening && listening.end());
  part.hidden = false;
};

const able = () => {
  try {
    return Boolean(navigator.mediaDevices.getUserMedia && window.AudioWorkletNode && new DataTransfer());
  } catch {
    return false;
  }
};

const part = document.querySelector("[data-record]");
if (part && able()) begin(part);
