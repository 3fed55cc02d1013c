import { useEffect, useRef, useState } from "react";
import type { PageMeter } from "#app/domain/graduation/page-meter.ts";
import { PageMeterFigure } from "#app/ui/page-meter.tsx";

/** How long nobody types before the document is measured, in milliseconds. */
const PAUSE = 700;

type Props = {
  /** The length of what is stored. */
  stored: PageMeter;
  /** Where what is typed is measured. */
  address: string;
};

/**
 * The length of the whole document as it would be with what stands in the form round it: measured
 * when typing pauses, one at a time, always the latest.
 */
export function LiveMeter({ stored, address }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [meter, setMeter] = useState(stored);
  const [state, setState] = useState<"still" | "measuring" | "failed">("still");

  useEffect(() => setMeter(stored), [stored]);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const control = new AbortController();
    let timer: number | undefined;
    let isAsking = false;
    let isStale = false;
    const measure = async () => {
      if (isAsking) {
        isStale = true;
        return;
      }
      isAsking = true;
      isStale = false;
      setState("measuring");
      try {
        const sent = new URLSearchParams();
        for (const [name, value] of new FormData(form)) {
          if (typeof value === "string") sent.append(name, value);
        }
        const answer = await fetch(address, { method: "POST", body: sent, signal: control.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        setMeter(await answer.json());
        setState("still");
      } catch {
        if (control.signal.aborted) return;
        setState("failed");
      }
      isAsking = false;
      if (isStale) void measure();
    };
    const onInput = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(measure, PAUSE);
    };
    form.addEventListener("input", onInput);
    return () => {
      control.abort();
      window.clearTimeout(timer);
      form.removeEventListener("input", onInput);
    };
  }, [address]);

  return (
    <div className="hw-live-meter" ref={place}>
      <p className="hw-live-meter__name">
        The whole expression of interest{" "}
        <span className="hw-quiet">
          {state === "measuring" && "being measured…"}
          {state === "failed" && "could not be measured just now"}
        </span>
      </p>
      <PageMeterFigure meter={meter} live />
    </div>
  );
}
