import type { LiveMessage } from "#app/domain/live/live.ts";
import { openLiveStream } from "./live-stream.ts";

const ASK = "what is the present revision?";

/**
 * Hears of a round while the tab can be seen. Tabs of one browser share one stream: the one that
 * holds the lock passes on what it hears. A hidden tab holds none, and catches up when it is
 * looked at again.
 */
export function listenWhileVisible(
  address: string,
  hear: (message: LiveMessage) => void,
): () => void {
  const name = `homeward-live:${address}`;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
  let last: LiveMessage | null = null;
  let build: string | undefined;
  let stop: (() => void) | null = null;

  function openStream(onOver: () => void): () => void {
    const close = openLiveStream(
      address,
      (message) => {
        build = message.build ?? build;
        last = { ...message, ...(build !== undefined && { build }) };
        hear(message);
        channel?.postMessage(last);
      },
      onOver,
    );
    return () => {
      last = null;
      close();
    };
  }

  function start(): void {
    if (stop || document.visibilityState === "hidden") return;
    // Without https there are no locks: then each tab has a stream of its own.
    if (!navigator.locks || !channel) {
      stop = openStream(() => {});
      return;
    }
    const leaving = new AbortController();
    let leave = () => leaving.abort();
    stop = () => leave();
    const hold = () =>
      new Promise<void>((done) => {
        const close = openStream(done);
        leave = () => {
          close();
          done();
        };
      });
    // why: leaving the queue rejects, which is what was wanted.
    navigator.locks.request(name, { signal: leaving.signal }, hold).catch(() => {});
    channel.postMessage(ASK);
  }

  function pause(): void {
    stop?.();
    stop = null;
  }

  const onVisibility = () => (document.visibilityState === "hidden" ? pause() : start());
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<LiveMessage | typeof ASK>) => {
      if (data !== ASK) hear(data);
      else if (last) channel.postMessage({ ...last, kind: null, change: null });
    };
  }
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("pagehide", pause);
  window.addEventListener("pageshow", start);
  start();
  return () => {
    pause();
    channel?.close();
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("pagehide", pause);
    window.removeEventListener("pageshow", start);
  };
}
