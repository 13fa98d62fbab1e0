// One publisher and many receivers of a media router, each with a peer connection of its own, all of them in this page.
// Parley and Janus VideoRoom are spoken to with the same media: VP8 at 640x360 and Opus, one layer, one codec each. Without
// either, the same media go straight from the one connection to the other.
(() => {
  const CAMERA = { width: 640, height: 360, frameRate: 15 };
  const VIDEO_BITRATE = 600_000;
  // Three layers, of which the one in the middle fits where 300 kbit/s are left.
  const LAYERED_CAMERA = { width: 960, height: 540, frameRate: 15 };
  const LAYERS = [
    { rid: 'l', scaleResolutionDownBy: 4, maxBitrate: 60_000 },
    { rid: 'm', scaleResolutionDownBy: 2, maxBitrate: 160_000 },
    { rid: 'h', maxBitrate: 800_000 },
  ];

  /** A WebSocket on which each request has an answer by its id. */
  class Requests {
    constructor(url, protocols, idOf) {
      this.waiting = new Map();
      this.events = new EventTarget();
      this.last = 0;
      this.socket = new WebSocket(url, protocols);
      this.opened = new Promise((resolve, reject) => {
        this.socket.onopen = resolve;
        this.socket.onerror = () => reject(new Error(`no connection to ${url}`));
      });
      this.socket.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        const waiting = this.waiting.get(idOf(message));
        if (waiting?.takes(message)) {
          this.waiting.delete(idOf(message));
          waiting.resolve(message);
        } else {
          this.events.dispatchEvent(new CustomEvent('message', { detail: message }));
        }
      };
    }

    /** Sends what `frame` makes of an id, and answers the first message for it that `takes` it. */
    async ask(frame, takes = () => true) {
      await this.opened;
      const id = `r${++this.last}`;
      const answer = new Promise((resolve) => this.waiting.set(id, { resolve, takes }));
      this.socket.send(JSON.stringify(frame(id)));
      return answer;
    }

    /** The next message, unasked for, that is as wanted. */
    next(wanted) {
      return new Promise((resolve) => {
        const listen = ({ detail }) => {
          if (wanted(detail)) {
            this.events.removeEventListener('message', listen);
            resolve(detail);
          }
        };
        this.events.addEventListener('message', listen);
      });
    }

    close() {
      this.socket.close();
    }
  }

  const vp8 = () => RTCRtpReceiver.getCapabilities('video').codecs.filter(({ mimeType }) => /VP8|rtx/i.test(mimeType));

  function sending(stream) {
    const { height } = stream.getVideoTracks()[0].getSettings();
    const sendEncodings = height === LAYERED_CAMERA.height ? LAYERS : [{ maxBitrate: VIDEO_BITRATE }];
    const pc = new RTCPeerConnection();
    const [audio] = stream.getAudioTracks();
    const [video] = stream.getVideoTracks();
    pc.addTransceiver(audio, { direction: 'sendonly' });
    const camera = pc.addTransceiver(video, { direction: 'sendonly', sendEncodings });
    camera.setCodecPreferences(vp8());
    stamps?.sending(pc);
    return pc;
  }

  /** Chromium takes a transform only as soon as there is a receiver. */
  function receiving() {
    const pc = new RTCPeerConnection();
    pc.addEventListener('track', ({ receiver }) => stamps?.receiving(receiver));
    return pc;
  }

  /** The description with all candidates. */
  async function described(pc) {
    await pc.setLocalDescription();
    if (pc.iceGatheringState !== 'complete') {
      await new Promise((resolve) => {
        pc.addEventListener('icegatheringstatechange', () => pc.iceGatheringState === 'complete' && resolve());
      });
    }
    return pc.localDescription.sdp;
  }

  class ParleyRoom {
    constructor({ socket, place, people }) {
      Object.assign(this, { url: socket, place, people, sockets: [] });
    }

    async enter(person) {
      const requests = new Requests(this.url, [], ({ re }) => re);
      await this.ask(requests, { type: 'session.authenticate', accessToken: person.accessToken });
      this.sockets.push(requests);
      return requests;
    }

    async ask(requests, frame) {
      const answer = await requests.ask((id) => ({ ...frame, id }));
      if (answer.type === 'error') {
        throw new Error(`${frame.type}: ${JSON.stringify(answer)}`);
      }
      return answer;
    }

    async negotiate(requests, pc, publisher) {
      await pc.setLocalDescription();
      // The router needs no candidates of a page: it sees where its checks come from.
      const { sdp } = pc.localDescription;
      const names = ['microphone', 'camera'];
      const sections = pc.getTransceivers().map(({ mid }, index) => ({
        mid,
        trackId: names[index],
        source: names[index],
        publisher,
      }));
      const answered = requests.next(({ type }) => type === 'call.answered');
      await this.ask(requests, { type: 'call.offer', callId: this.callId, to: 'router', sdp, sections });
      await pc.setRemoteDescription({ type: 'answer', sdp: (await answered).sdp });
    }

    async publish(stream) {
      const [publisher] = this.people;
      const requests = await this.enter(publisher);
      const started = await this.ask(requests, { type: 'call.start', place: this.place, kind: 'video', encryption: 'none' });
      this.callId = started.call.id;
      const pc = sending(stream);
      await this.negotiate(requests, pc, null);
      return pc;
    }

    async receive(index) {
      const requests = await this.enter(this.people[index + 1]);
      const begun = performance.now();
      const publisher = this.people[0].id;
      const pc = new RTCPeerConnection();
      const sound = pc.addTransceiver('audio', { direction: 'recvonly' });
      stamps?.receiving(sound.receiver);
      pc.addTransceiver('video', { direction: 'recvonly' });
      // As the page of a call does, which sends its offer without waiting for the answer to its wish to join.
      const joined = this.ask(requests, { type: 'call.join', callId: this.callId });
      await this.negotiate(requests, pc, publisher);
      await joined;
      return { pc, begun };
    }

    async close() {
      await this.ask(this.sockets[0], { type: 'call.end', callId: this.callId });
      this.sockets.forEach((requests) => requests.close());
    }
  }

  class JanusRoom {
    constructor({ socket, room }) {
      Object.assign(this, { url: socket, room });
    }

    async open() {
      this.requests = new Requests(this.url, ['janus-protocol'], ({ transaction }) => transaction);
      this.session = (await this.command({ janus: 'create' })).data.id;
      this.alive = setInterval(() => void this.command({ janus: 'keepalive', session_id: this.session }), 20_000);
    }

    async command(command, takes) {
      const answer = await this.requests.ask((transaction) => ({ ...command, transaction }), takes);
      if (answer.janus === 'error' || answer.plugindata?.data.error) {
        throw new Error(JSON.stringify(answer));
      }
      return answer;
    }

    async attach() {
      const plugin = 'janus.plugin.videoroom';
      return (await this.command({ janus: 'attach', session_id: this.session, plugin })).data.id;
    }

    /** Janus says first that it has heard, and answers after that. */
    message(handle, body, jsep) {
      const message = { janus: 'message', session_id: this.session, handle_id: handle, body };
      return this.command(jsep ? { ...message, jsep } : message, ({ janus }) => janus !== 'ack');
    }

    async publish(stream) {
      await this.open();
      const handle = await this.attach();
      const room = { room: this.room, publishers: 2, bitrate: 0, audiocodec: 'opus', videocodec: 'vp8' };
      await this.message(handle, { request: 'create', ...room });
      const joined = await this.message(handle, { request: 'join', ptype: 'publisher', room: this.room });
      this.feed = joined.plugindata.data.id;
      const pc = sending(stream);
      const sdp = await described(pc);
      // A feed can be subscribed to once its media may come.
      const up = this.requests.next(({ janus, sender }) => janus === 'webrtcup' && sender === handle);
      const answer = await this.message(handle, { request: 'publish' }, { type: 'offer', sdp });
      await pc.setRemoteDescription(answer.jsep);
      await up;
      return pc;
    }

    async receive() {
      const handle = await this.attach();
      const begun = performance.now();
      const streams = [{ feed: this.feed }];
      const attached = await this.message(handle, { request: 'join', ptype: 'subscriber', room: this.room, streams });
      const pc = receiving();
      await pc.setRemoteDescription(attached.jsep);
      const sdp = await described(pc);
      await this.message(handle, { request: 'start' }, { type: 'answer', sdp });
      return { pc, begun };
    }

    async close() {
      clearInterval(this.alive);
      await this.command({ janus: 'destroy', session_id: this.session });
      this.requests.close();
    }
  }

  /** No router: the sound and the picture go from the one peer connection to the other, by loopback as well. */
  class NoRoom {
    async publish(stream) {
      this.stream = stream;
      this.senders = [];
      return new RTCPeerConnection();
    }

    async receive() {
      const begun = performance.now();
      const sender = sending(this.stream);
      const pc = receiving();
      this.senders.push(sender);
      await pc.setRemoteDescription({ type: 'offer', sdp: await described(sender) });
      await sender.setRemoteDescription({ type: 'answer', sdp: await described(pc) });
      return { pc, begun };
    }

    async close() {
      this.senders.forEach((sender) => sender.close());
    }
  }

  const ROOMS = { parley: ParleyRoom, janus: JanusRoom, direct: NoRoom };

  /**
   * Puts the time at the end of each packet of sound when it is encoded, and takes it off when it has come, before it waits
   * to be played: one thread does both, so one clock tells how long the packet was on its way.
   */
  class Stamps {
    static BYTES = 8;

    constructor() {
      const program = `
        const BYTES = ${Stamps.BYTES};
        let passed = [];
        const stamp = (frame) => {
          const stamped = new Uint8Array(frame.data.byteLength + BYTES);
          stamped.set(new Uint8Array(frame.data));
          new DataView(stamped.buffer).setFloat64(frame.data.byteLength, performance.now());
          frame.data = stamped.buffer;
        };
        const read = (frame) => {
          const length = frame.data.byteLength - BYTES;
          if (length > 0) {
            passed.push(performance.now() - new DataView(frame.data).getFloat64(length));
            frame.data = frame.data.slice(0, length);
          }
        };
        onrtctransform = ({ transformer: { readable, writable, options } }) => {
          const change = options.sends ? stamp : read;
          const transform = (frame, controller) => {
            change(frame);
            controller.enqueue(frame);
          };
          readable.pipeThrough(new TransformStream({ transform })).pipeTo(writable);
        };
        onmessage = () => {
          postMessage(passed);
          passed = [];
        };
      `;
      this.worker = new Worker(URL.createObjectURL(new Blob([program], { type: 'text/javascript' })));
    }

    sending(pc) {
      const sender = pc.getSenders().find(({ track }) => track?.kind === 'audio');
      if (sender) {
        sender.transform = new RTCRtpScriptTransform(this.worker, { sends: true });
      }
    }

    receiving(receiver) {
      if (receiver.track.kind === 'audio') {
        receiver.transform = new RTCRtpScriptTransform(this.worker, { sends: false });
      }
    }

    /** Milliseconds of each packet since this was last asked. */
    take() {
      return new Promise((resolve) => {
        this.worker.onmessage = ({ data }) => resolve(data);
        this.worker.postMessage(null);
      });
    }

    close() {
      this.worker.terminate();
    }
  }

  let stamps = null;

  /** Milliseconds from the wish to receive until ICE and DTLS were through, until the first picture was shown, and until the first sound came. */
  async function firsts({ pc, begun }) {
    const connected = new Promise((resolve) => {
      const look = () => pc.connectionState === 'connected' && resolve(performance.now() - begun);
      pc.addEventListener('connectionstatechange', look);
      look();
    });
    const video = document.createElement('video');
    Object.assign(video, { muted: true, autoplay: true });
    video.srcObject = new MediaStream(pc.getReceivers().map(({ track }) => track));
    document.body.append(video);
    const picture = new Promise((resolve) => {
      video.requestVideoFrameCallback(() => resolve(performance.now() - begun));
    });
    const audio = pc.getReceivers().find(({ track }) => track.kind === 'audio');
    const sound = (async () => {
      for (;;) {
        const stats = [...(await audio.getStats()).values()].find(({ type }) => type === 'inbound-rtp');
        if (stats?.totalSamplesReceived > stats?.concealedSamples) {
          return performance.now() - begun;
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    return { connection: await connected, picture: await picture, sound: await sound };
  }

  let running = null;

  window.routerBenchmark = {
    /**
     * Sets `waited` to how long each receiver waited, one after the other.
     *
     * @param manner PLAIN; STAMPED, so that `passed` tells how long packets of sound were on their way; LAYERED, in three layers
     */
    start(kind, options, receivers, manner) {
      this.waited = null;
      stamps = manner === 'STAMPED' ? new Stamps() : null;
      this.connect(kind, options, receivers, manner === 'LAYERED' ? LAYERED_CAMERA : CAMERA).then(
        (waited) => (this.waited = waited),
        (failure) => (this.waited = String(failure)),
      );
    },

    async connect(kind, options, receivers, camera) {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: camera });
      const room = new ROOMS[kind](options);
      running = { room, stream, receivers: [] };
      running.publisher = await room.publish(stream);
      const waited = [];
      for (let i = 0; i < receivers; i++) {
        const receiver = await room.receive(i);
        running.receivers.push(receiver.pc);
        waited.push(await firsts(receiver));
      }
      return waited;
    },

    /** What all receivers together have got so far, and what the publisher has sent. */
    async totals() {
      const sums = {};
      const add = (name, value) => (sums[name] = (sums[name] ?? 0) + (value ?? 0));
      for (const pc of running.receivers) {
        for (const stats of (await pc.getStats()).values()) {
          if (stats.type === 'inbound-rtp') {
            add('packets', stats.packetsReceived);
            add('framesDecoded', stats.framesDecoded);
            add('freezes', stats.freezeCount);
            add('frozenSeconds', stats.totalFreezesDuration);
            add('concealedSamples', stats.concealedSamples);
            add('silentConcealedSamples', stats.silentConcealedSamples);
            add('samples', stats.totalSamplesReceived);
          }
        }
      }
      for (const stats of (await running.publisher.getStats()).values()) {
        if (stats.type === 'outbound-rtp') {
          add('framesSent', stats.framesSent);
        }
      }
      return sums;
    },

    /** How many milliseconds each packet of sound was on its way since this was last asked. */
    passed() {
      return stamps.take();
    },

    /** The port at which the first receiver gets its media. */
    async port() {
      const stats = await running.receivers[0].getStats();
      const { selectedCandidatePairId } = [...stats.values()].find(({ type }) => type === 'transport');
      return stats.get(stats.get(selectedCandidatePairId).localCandidateId).port;
    },

    /** How many milliseconds it takes from now until the first receiver's pictures have this height; null if that takes too long. */
    async untilHeight(height, limit) {
      const [pc] = running.receivers;
      const camera = pc.getReceivers().find(({ track }) => track.kind === 'video');
      const begun = performance.now();
      while (performance.now() - begun < limit) {
        const stats = [...(await camera.getStats()).values()].find(({ type }) => type === 'inbound-rtp');
        if (stats?.frameHeight === height) {
          return performance.now() - begun;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return null;
    },

    async stop() {
      stamps?.close();
      running.receivers.concat(running.publisher).forEach((pc) => pc.close());
      await running.room.close();
      running.stream.getTracks().forEach((track) => track.stop());
      document.querySelectorAll('video').forEach((video) => video.remove());
      running = null;
    },
  };
})();
