import {
  type Choice,
  type ChoiceName,
  type HeldChoice,
  holdChoice,
  isPassing,
  keepMine,
  nextToSend,
  settleChoice,
  takeStored,
} from "#app/domain/score/device-queue.ts";
import { isSame } from "#app/domain/score/words.ts";
import { type DeviceStore, openDeviceStore } from "./device-store.ts";
import { forgetPages } from "./held-pages.ts";
import { postChoice } from "./post-choice.ts";
import { findUnheld, noteUnheld } from "./unheld.ts";

/** Why choices wait: no answer from the service, or nobody or somebody else is signed in. */
export type Trouble = "none" | "unreachable" | "signed-out" | "another-member";

/** A member's choices on this device, as they stand. */
export type QueueState = {
  /** Whether the device's store has been read. */
  ready: boolean;
  held: readonly HeldChoice[];
  trouble: Trouble;
  /** Whether what is held outlives the page. */
  lasting: boolean;
};

const FIRST: QueueState = { ready: false, held: [], trouble: "none", lasting: true };
const CHANNEL = "homeward-choices";
const LOCK = "homeward-send";
const DAY = 86_400_000;
/** How long until the next try of its own, in milliseconds. */
const PAUSES = [2_000, 5_000, 10_000, 30_000];

/** One tab of the browser sends at a time. */
async function alone(work: () => Promise<void>): Promise<void> {
  if ("locks" in navigator) await navigator.locks.request(LOCK, work);
  else await work();
}

/** What a member's choices on this device are, and what can be done with them. */
function createQueue(member: string) {
  let state = FIRST;
  let failures = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : null;

  function tell(next: Partial<QueueState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  async function read(): Promise<void> {
    const { list, lasting } = await openDeviceStore();
    const held = (await list()).filter((each) => each.member === member);
    tell({ ready: true, held, lasting });
  }

  /** Changes one entry and tells every tab. */
  async function change(name: ChoiceName, how: Parameters<DeviceStore["change"]>[1]) {
    const store = await openDeviceStore();
    const held = await store.change(name, how);
    await read();
    channel?.postMessage(member);
    return held;
  }

  async function start(): Promise<void> {
    const { drop } = await openDeviceStore();
    // What is saved is kept for a day, to show pages held from before it as they stand now.
    await drop(({ state: its, member: whose, at }) => {
      return its === "saved" && (whose !== member || Date.now() - at > DAY);
    });
    for (const choice of findUnheld(member)) await hold(choice);
    await read();
    void send();
  }

  async function hold(choice: Choice): Promise<void> {
    await change(choice, (held, stamp) =>
      held && isSame(held.words, choice.words) ? held : holdChoice(held, choice, stamp),
    );
    noteUnheld(choice, null);
  }

  async function drain(): Promise<void> {
    const { list, device } = await openDeviceStore();
    for (;;) {
      const sent = nextToSend(await list(), member);
      if (!sent) {
        await read();
        break;
      }
      const reply = await postChoice(sent, device);
      if (isPassing(reply)) {
        const code = reply?.outcome === "refused" ? reply.code : "";
        if (code === "signed-out") await forgetPages();
        failures += 1;
        tell({
          trouble: code === "signed-out" || code === "another-member" ? code : "unreachable",
        });
        clearTimeout(pause);
        pause = setTimeout(() => void send(), PAUSES[Math.min(failures, PAUSES.length) - 1]);
        return;
      }
      failures = 0;
      if (state.trouble !== "none") tell({ trouble: "none" });
      await change(sent, (held) => (held ? settleChoice(held, sent, reply) : null));
    }
    clearTimeout(pause);
    if (state.trouble !== "none") tell({ trouble: "none" });
  }

  /** Sends what waits, in the order it was chosen. */
  function send(): Promise<void> {
    sending ??= alone(drain).finally(() => {
      sending = null;
      // Chosen while the last one was on its way.
      if (state.trouble === "none" && nextToSend(state.held, member)) void send();
    });
    return sending;
  }

  const wake = () => void read().then(send);
  channel?.addEventListener("message", (event) => {
    if (event.data === member) void read();
  });
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wake();
  });
  const started = start();

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: (): QueueState => state,

    /** Holds a choice, and sends it as soon as it can be. */
    async choose(choice: Choice): Promise<void> {
      noteUnheld(choice, choice);
      await started;
      await hold(choice);
      void send();
    },

    /** After a conflict: what was chosen here is sent again, or what is stored stands. */
    async decide(name: ChoiceName, mine: boolean): Promise<void> {
      await change(name, (held, stamp) => {
        if (held?.state !== "conflict") return held ?? null;
        return mine ? keepMine(held, stamp) : takeStored(held);
      });
      void send();
    },

    /** Lets go of one choice, once the person has read what became of it. */
    async drop(name: ChoiceName): Promise<void> {
      await change(name, () => null);
    },

    send,
  };
}

type Queue = ReturnType<typeof createQueue>;

const queues = new Map<string, Queue>();

/** The queue of one member in this tab. */
export function queueOf(member: string): Queue {
  let queue = queues.get(member);
  if (!queue) {
    queue = createQueue(member);
    queues.set(member, queue);
  }
  return queue;
}
