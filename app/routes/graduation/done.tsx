import { Notice } from "#app/ui/notice.tsx";

/** What the page before came to, as its address says. */
export type Done = { pictures: number; withdrawn: number };

/** An address that says what was done there. */
export function tellDone(here: string, { pictures = 0, withdrawn = 0 }: Partial<Done>): string {
  const said = new URLSearchParams({ done: "1" });
  if (pictures > 0) said.set("pictures", String(pictures));
  if (withdrawn > 0) said.set("withdrawn", String(withdrawn));
  return `${here}?${said}`;
}

/** Reads what was done from an address; null where it says nothing. */
export function readDone(address: string): Done | null {
  const said = new URL(address).searchParams;
  if (!said.has("done")) return null;
  const count = (name: string) => Math.min(99, Math.max(0, Number(said.get(name)) || 0));
  return { pictures: count("pictures"), withdrawn: count("withdrawn") };
}

/** Says that it was saved, what had to be left out, and which signatures it withdrew. */
export function DoneNotice({ done }: { done: Done | null }) {
  if (!done) return null;
  const { pictures, withdrawn } = done;
  return (
    <Notice kind="success" focus>
      <p>Saved.</p>
      {pictures > 0 && (
        <p>
          {pictures === 1 ? "A picture was" : `${pictures} pictures were`} taken out: only words can
          be sent.
        </p>
      )}
      {withdrawn > 0 && (
        <p>
          The case is another one now, so{" "}
          {withdrawn === 1 ? "its signature is" : `its ${withdrawn} signatures are`} withdrawn and
          must be given again.
        </p>
      )}
    </Notice>
  );
}
