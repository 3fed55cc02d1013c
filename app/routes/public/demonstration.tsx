import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { DomainError } from "#app/domain/errors.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { findSignedIn, setSession } from "#app/http/session.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { demonstrationForm } from "./demonstration.form.ts";

export const meta: MetaFunction = () => [{ title: "The demonstration – Homeward" }];

/** Outside demonstration mode there is no such service, and so no such page. */
function requireDemonstration({ services }: AppLoadContext) {
  if (!services.demonstration) throw new DomainError("not-found");
  return services.demonstration;
}

export const loader = answer(({ context }: LoaderFunctionArgs) =>
  requireDemonstration(context).people(),
);

export const action = answer(async ({ context, request }: ActionFunctionArgs) => {
  const demonstration = requireDemonstration(context);
  const present = await findSignedIn(context, request);
  const device = request.headers.get("User-Agent") ?? "";
  return submitForm(request, demonstrationForm, async ({ member }) => {
    const { token, slug } = demonstration.enter(member, device, present);
    return redirect(`/areas/${slug}`, {
      headers: { "Set-Cookie": await setSession(context, token) },
    });
  });
});

export default function Demonstration() {
  const { area, groups } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Enter the demonstration"
        purpose="Choose whose eyes to see it through. To see a whole round, start as the facilitator, then come back as a partner."
      />
      {area.notice && <p className="hw-reading hw-quiet">{area.notice}</p>}
      <Form method="post" reloadDocument className="hw-doors">
        {groups.map((group, at) => (
          <section key={group.name} className="hw-doors__group">
            <h2 className="nhsuk-heading-s">{group.name}</h2>
            <ul>
              {group.people.map((person, place) => (
                <li key={person.id}>
                  <span>
                    <span className="hw-people__name">{person.name}</span>
                    <span className="hw-people__title">
                      {person.roles}. {person.title}
                    </span>
                  </span>
                  <SubmitButton
                    name="member"
                    value={person.id}
                    kind={at === 0 && place === 0 ? "primary" : "secondary"}
                    small
                  >
                    Enter<span className="nhsuk-u-visually-hidden"> as {person.name}</span>
                  </SubmitButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Form>
    </>
  );
}
