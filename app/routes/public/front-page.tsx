import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { answer } from "#app/http/answer.server.ts";
import { findSignedIn } from "#app/http/session.server.ts";
import { ButtonLink, NextStep } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction = () => [
  { title: "Homeward: score the High Impact Change Model together" },
  {
    name: "description",
    content:
      "Organisations that share responsibility for getting people home from hospital score themselves together, agree one position, and turn it into a plan and a use of the grant.",
  },
];

export const loader = answer(async ({ context, request }: LoaderFunctionArgs) => {
  const signedIn = await findSignedIn(context, request);
  const areas = signedIn && context.services.sessions.areas(signedIn.accountId);
  return {
    areas: areas?.map(({ slug, name, roles }) => ({
      slug,
      name,
      roles: roles.map((role) => ROLE_NAMES[role].name).join(", "),
    })),
    demonstration: context.config.demonstration,
  };
});

export default function FrontPage() {
  const { areas, demonstration } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Getting people home from hospital, agreed together"
        purpose="Homeward is where hospitals, councils, commissioners, care providers and charities score their part in leaving hospital, see where they disagree, and settle on one honest position and plan."
      />
      {areas ? <YourAreas areas={areas} /> : <WaysIn demonstration={demonstration} />}
      <ol className="hw-steps">
        {STEPS.map(({ title, text }) => (
          <li key={title}>
            <h2 className="nhsuk-heading-s">{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p className="hw-reading">
        The scoring follows the High Impact Change Model for managing transfers of care: eight
        changes, each described at five levels. <Link to="/model/hicm-2017">Read the model</Link>.
      </p>
    </>
  );
}

const STEPS = [
  {
    title: "Score in confidence",
    text: "Everyone scores on their own phone or laptop. Nobody sees anyone else’s level or reason until the facilitator reveals it.",
  },
  {
    title: "Talk about what differs",
    text: "Rows without a shared view come first, with the reasons people gave. What is already agreed takes one click.",
  },
  {
    title: "Agree, with different views on record",
    text: "The room chooses one level for each row and says why. A partner that sees it otherwise has its own sentence.",
  },
  {
    title: "Plan, and use the grant",
    text: "Each gap becomes a proposed action with an owner and a date. The grant is placed on steps 1 to 9, to the penny.",
  },
];

function WaysIn({ demonstration }: { demonstration: boolean }) {
  return (
    <div className="hw-buttons">
      {demonstration && <NextStep href="/demo">Open the demonstration</NextStep>}
      <ButtonLink href="/sign-in" kind={demonstration ? "secondary" : "primary"}>
        Sign in
      </ButtonLink>
    </div>
  );
}

type YourArea = { slug: string; name: string; roles: string };

function YourAreas({ areas }: { areas: YourArea[] }) {
  const [only] = areas;
  if (!only) {
    return (
      <p className="hw-reading">
        Your account is not part of any area at present. Ask the facilitator of your area for an
        invitation link.
      </p>
    );
  }
  if (areas.length === 1) {
    return (
      <div className="hw-buttons">
        <NextStep href={`/areas/${only.slug}`}>Go to {only.name}</NextStep>
      </div>
    );
  }
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-m">Your areas</h2>
      <ul className="nhsuk-list">
        {areas.map(({ slug, name, roles }) => (
          <li key={slug}>
            <Link to={`/areas/${slug}`}>{name}</Link> <span className="hw-quiet">{roles}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
