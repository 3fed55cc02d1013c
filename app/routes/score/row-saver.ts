import { isSame, type Words } from "./words.ts";

/** What the page shows of a row's saving. */
export type Saving =
  | { state: "idle" | "saving" | "saved" }
  /** Not saved yet, and worth another try. `signedOut` asks to sign in first. */
  | { state: "failed"; sentence: string; signedOut: boolean }
  /** Another window saved something else meanwhile: the person chooses which stands. */
  | { state: "conflict"; stored: Words; mine: Words }
  /** The row takes no score any more; what was chosen here was not saved. */
  | { state: "ended"; sentence: string; mine: Words };

/** One save as it is sent: the words, the version they were made from, and the key of this try. */
export type Sent = { words: Words; version: number; key: string };

/** What came back: what is stored now, or why not. `null` when nothing came back at all. */
export type Reply =
  | { outcome: "stored" | "replay" | "conflict"; stored: Words; version: number }
  | { outcome: "refused"; status: number; sentence: string }
  | null;

type Options = {
  /** What the server holds, and its version. */
  stored: Words;
  version: number;
  send: (sent: Sent) => Promise<Reply>;
  makeKey: () => string;
  tell: (saving: Saving) => void;
  /** Called with what is not saved yet, and with null once it is: for a copy on the device. */
  keep: (unsaved: { words: Words; version: number } | null) => void;
};

const NO_REPLY =
  "Not saved: there was no answer from the service. Your choice is kept on this page.";

/**
 * Saves one row's choices, one after the other. A try that got no reply is sent again under its
 * key, so that it is stored once; what was changed in the meantime follows it. Nothing chosen is
 * dropped: it is saved, or stays with the reason why not.
 */
export function createRowSaver(options: Options) {
  const { send, makeKey, tell, keep } = options;
  let { stored, version } = options;
  let wanted = stored;
  let tried: Sent | null = null;
  let busy = false;
  /** A conflict to be decided, or the end of scoring: nothing more is sent meanwhile. */
  let halt: Extract<Saving, { mine: Words }> | null = null;

  function stop(at: Extract<Saving, { mine: Words }>): false {
    halt = at;
    tell(at);
    return false;
  }

  async function run(): Promise<void> {
    if (busy || halt) return;
    if (tried === null && isSame(wanted, stored)) {
      keep(null);
      tell({ state: version > 0 ? "saved" : "idle" });
      return;
    }
    busy = true;
    while (tried !== null || !isSame(wanted, stored)) {
      tell({ state: "saving" });
      // A try without a reply may have been stored: it is repeated before anything newer.
      tried ??= { words: wanted, version, key: makeKey() };
      const reply = await send(tried);
      if (!settle(tried, reply)) break;
    }
    busy = false;
  }

  /** Takes a reply in; gives whether to go on. */
  function settle(sent: Sent, reply: Reply): boolean {
    if (reply === null || (reply.outcome === "refused" && reply.status >= 500)) {
      tell({ state: "failed", sentence: reply?.sentence ?? NO_REPLY, signedOut: false });
      return false;
    }
    tried = null;
    if (reply.outcome === "refused") {
      const { status, sentence } = reply;
      const ended = status === 409 || status === 403 || status === 404;
      if (ended) return stop({ state: "ended", sentence, mine: wanted });
      tell({ state: "failed", sentence, signedOut: status === 401 });
      return false;
    }
    stored = reply.outcome === "stored" ? sent.words : reply.stored;
    version = reply.version;
    if (!isSame(stored, sent.words) && !isSame(stored, wanted)) {
      return stop({ state: "conflict", stored, mine: wanted });
    }
    const done = isSame(wanted, stored);
    keep(done ? null : { words: wanted, version });
    if (done) tell({ state: "saved" });
    return true;
  }

  /** What is stored stands, and is given back for the fields. */
  function takeStored(): Words {
    halt = null;
    wanted = stored;
    keep(null);
    tell({ state: "saved" });
    return stored;
  }

  return {
    /** Takes what the fields say now and saves it when it differs from what is stored. */
    change(words: Words): void {
      if (isSame(words, wanted)) return;
      wanted = words;
      if (halt?.state === "conflict" && isSame(words, stored)) {
        takeStored();
        return;
      }
      keep({ words, version });
      if (halt) stop({ ...halt, mine: words });
      else void run();
    },

    /** Tries again what failed. */
    retry(): void {
      void run();
    },

    /** After a conflict: what was chosen here replaces what is stored. */
    keepMine(): void {
      halt = null;
      void run();
    },

    /** After a conflict. */
    takeStored,

    /** Starts from a copy kept on the device, made from a version that may be older by now. */
    restore(words: Words, from: number): void {
      version = from;
      wanted = words;
      void run();
    },

    /** Whether something chosen here is not stored. */
    isUnsaved: (): boolean => tried !== null || !isSame(wanted, stored),
  };
}

export type RowSaver = ReturnType<typeof createRowSaver>;
