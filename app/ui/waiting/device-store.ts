import { type DBSchema, openDB } from "idb";
import type { ChoiceName, HeldChoice, Stamp } from "#app/domain/score/device-queue.ts";
import { markDevice } from "./device-mark.ts";

const DATABASE = "homeward";

interface Stored extends DBSchema {
  choices: { key: [string, string, string, number]; value: HeldChoice };
  device: { key: string; value: { id: string; counter: number } };
}

/** Makes an entry from the one that is there and the device's next stamp; null takes it away. */
type Change = (held: HeldChoice | undefined, stamp: Stamp) => HeldChoice | null;

/** Where a browser holds the choices made on it. */
export type DeviceStore = {
  /** This browser's own random name. */
  device: string;
  /** Whether what it holds outlives the page. */
  lasting: boolean;
  list: () => Promise<HeldChoice[]>;
  /** Changes one entry, all or nothing, also against other tabs. */
  change: (name: ChoiceName, change: Change) => Promise<HeldChoice | null>;
  drop: (which: (held: HeldChoice) => boolean) => Promise<void>;
};

const keyOf = ({ member, round, row, pass }: ChoiceName): [string, string, string, number] => [
  member,
  round,
  row,
  pass,
];

/** A random name: of a device, or of one choice. */
function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

const makeStamp = (counter: number): Stamp => ({ counter, key: makeKey(), at: Date.now() });

async function openLasting(): Promise<DeviceStore> {
  const database = await openDB<Stored>(DATABASE, 1, {
    upgrade(created) {
      created.createObjectStore("choices");
      created.createObjectStore("device");
    },
  });
  const first = { id: makeKey(), counter: 0 };
  const opening = database.transaction("device", "readwrite");
  const known = await opening.store.get("this");
  if (!known) await opening.store.put(first, "this");
  await opening.done;
  markDevice();
  return {
    device: (known ?? first).id,
    lasting: true,
    list: () => database.getAll("choices"),
    async change(name, change) {
      const work = database.transaction(["choices", "device"], "readwrite");
      const [choices, device] = [work.objectStore("choices"), work.objectStore("device")];
      const here = (await device.get("this")) ?? first;
      const counter = here.counter + 1;
      await device.put({ ...here, counter }, "this");
      const held = change(await choices.get(keyOf(name)), makeStamp(counter));
      if (held) await choices.put(held, keyOf(name));
      else await choices.delete(keyOf(name));
      await work.done;
      return held;
    },
    async drop(which) {
      const work = database.transaction("choices", "readwrite");
      for (const held of await work.store.getAll()) {
        if (which(held)) await work.store.delete(keyOf(held));
      }
      await work.done;
    },
  };
}

/** For browsers that keep nothing for pages: as long as this page stands. */
function openPassing(): DeviceStore {
  const choices = new Map<string, HeldChoice>();
  let counter = 0;
  return {
    device: makeKey(),
    lasting: false,
    list: async () => [...choices.values()],
    async change(name, change) {
      counter += 1;
      const key = keyOf(name).join(" ");
      const held = change(choices.get(key), makeStamp(counter));
      if (held) choices.set(key, held);
      else choices.delete(key);
      return held;
    },
    async drop(which) {
      for (const [key, held] of choices) if (which(held)) choices.delete(key);
    },
  };
}

let opened: Promise<DeviceStore> | undefined;

/** The choices this browser holds, in IndexedDB where it has that. */
export function openDeviceStore(): Promise<DeviceStore> {
  opened ??= openLasting().catch(openPassing);
  return opened;
}
