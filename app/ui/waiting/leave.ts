import type { HeldChoice } from "#app/domain/score/device-queue.ts";
import { openDeviceStore } from "./device-store.ts";
import { forgetPages } from "./held-pages.ts";
import { queueOf } from "./queue.ts";

/** The choices of these members on this device that are not saved; of anybody, where none is given. */
export async function listUnsent(members?: readonly string[]): Promise<HeldChoice[]> {
  const { list } = await openDeviceStore();
  return (await list()).filter(
    ({ state, member }) => state !== "saved" && (!members || members.includes(member)),
  );
}

/** Sends what waits of these members; gives what is still not saved. */
export async function sendUnsent(members: readonly string[]): Promise<HeldChoice[]> {
  const unsent = await listUnsent(members);
  for (const member of new Set(unsent.map((held) => held.member))) await queueOf(member).send();
  return listUnsent(members);
}

/**
 * At signing out: nothing of these members stays on the device, and no held page of anybody. Without
 * names, what is saved goes, and what somebody else still has to send stays.
 */
export async function forgetDevice(members?: readonly string[]): Promise<void> {
  await forgetPages();
  const { drop } = await openDeviceStore();
  await drop(({ member, state }) => (members ? members.includes(member) : state === "saved"));
}
