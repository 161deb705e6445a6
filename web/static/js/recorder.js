// Runs beside the page, where sound comes in: hands every block on, mixed down to one channel.

class Recorder extends AudioWorkletProcessor {
  process([channels]) {
    if (channels.length) {
      const mixed = new Float32Array(channels[0].length);
      for (const channel of channels) {
        for (let at = 0; at < mixed.length; at += 1) mixed[at] += channel[at] / channels.length;
      }
      this.port.postMessage(mixed, [mixed.buffer]);
    }
    return true;
  }
}

registerProcessor("recorder", Recorder);
