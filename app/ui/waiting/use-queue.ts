import { useCallback, useSyncExternalStore } from "react";
import { type QueueState, queueOf } from "./queue.ts";

const SERVER: QueueState = { ready: false, held: [], trouble: "none", lasting: true };

/** The state of a member's choices on this device, kept up to date. */
export function useQueue(member: string): QueueState {
  const subscribe = useCallback((tell: () => void) => queueOf(member).subscribe(tell), [member]);
  return useSyncExternalStore(
    subscribe,
    () => queueOf(member).state(),
    () => SERVER,
  );
}
