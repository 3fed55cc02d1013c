import { NextStep } from "#app/ui/next-step.tsx";

type Props = { home: string; partners: number; scorers: number; joined: number };

/** What a new area needs before its first round, and which of it comes next. */
export function FirstSteps({ home, partners, scorers, joined }: Props) {
  const steps = [
    {
      title: "Add the organisations",
      text: "Everyone who shares responsibility for people’s way home: at least two.",
      state: partners === 0 ? "None yet" : `${partners} so far`,
      isDone: partners >= 2,
      next: { href: `${home}/people/partners/new`, label: "Add an organisation" },
    },
    {
      title: "Add and invite people",
      text: "Those who will score, with a lead for each organisation. You send each an invitation link.",
      state: scorers === 0 ? "None yet" : `${scorers} added, ${joined} joined`,
      isDone: scorers > 0,
      next: { href: `${home}/people`, label: "Add people" },
    },
    {
      title: "Prepare the first round",
      text: "Say which hospitals and people it covers, and which organisations are asked about what.",
      state: "Not yet",
      isDone: false,
      next: { href: `${home}/rounds/new`, label: "Prepare a round" },
    },
  ];
  const next = steps.find((step) => !step.isDone);
  return (
    <>
      <ol className="hw-steps">
        {steps.map(({ title, text, state, isDone }) => (
          <li key={title}>
            <h2 className="nhsuk-heading-s">{title}</h2>
            <p>{text}</p>
            <p className="hw-quiet">{isDone ? `Done: ${state}` : state}</p>
          </li>
        ))}
      </ol>
      {next && <NextStep href={next.next.href}>{next.next.label}</NextStep>}
    </>
  );
}
