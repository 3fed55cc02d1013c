import { useLocation } from "@remix-run/react";
import { type ComponentType, useEffect, useState } from "react";
import { hasScoredHere } from "./device-mark.ts";

type Line = ComponentType<{ member: string }>;

/** On pages without scoring: what waits on this device. Loaded only where somebody has scored. */
export function WaitingNotice({ member }: { member: string }) {
  const { pathname } = useLocation();
  const isScorePage = /\/score\/\d+$/.test(pathname);
  const [Line, setLine] = useState<Line | null>(null);
  useEffect(() => {
    if (isScorePage || !hasScoredHere()) return;
    import("./waiting-line.tsx").then(
      ({ WaitingLine }) => setLine(() => WaitingLine),
      // why: without a network the page stands as it is; scoring pages carry the line themselves.
      () => {},
    );
  }, [isScorePage]);
  return Line && !isScorePage ? <Line member={member} /> : null;
}
