import { Drawer } from "#app/ui/drawer.tsx";

type Props = { small: boolean; open: boolean };

/** Who will see what and when: open before the first choice, at hand afterwards. */
export function Briefing({ small, open }: Props) {
  return (
    <Drawer summary="Who will see what, and when" open={open}>
      <ul className="hw-score__briefing">
        <li>
          <strong>Before the reveal</strong> nobody sees your answers, reasons or evidence, the
          facilitator included. Others see only how many people have finished.
        </li>
        <li>
          <strong>After it</strong> those taking part see each organisation’s position.{" "}
          {small
            ? "Fewer than three people score for yours, so it shows as one position, never as people."
            : "Three or more people score for yours, so its spread of levels shows too, without names."}
        </li>
        <li>
          <strong>You choose</strong> for each reason whether it is shared with your organisation’s
          name, without it, or not at all.
        </li>
        <li>
          <strong>Boards and outsiders</strong> see the agreed levels of a closed round, how far
          partners agreed, and different views put on record.
        </li>
        <li>
          <strong>These are public records</strong> that someone may ask for under
          freedom-of-information law. Name no patients and no staff.
        </li>
      </ul>
    </Drawer>
  );
}
