import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { MEMBER_ROLES, ROLE_NAMES, type Role } from "#app/domain/access/roles.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { CheckboxGroup } from "#app/ui/checkbox-group.tsx";
import { CopyField } from "#app/ui/copy-field.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { memberAction } from "./member.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.member?.name ?? "Add a person"} – ${data?.area} – Homeward` },
];

const idOf = (params: Record<string, string | undefined>) =>
  params.member === "new" ? null : (params.member ?? "");

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { member, partners } = services.people.memberForm(viewer, idOf(asked.params));
  return {
    area: area.name,
    back: `/areas/${area.slug}/people`,
    member,
    partners: partners.map(({ id, name }) => ({ value: id, label: name })),
    partnerAsked: new URL(asked.request.url).searchParams.get("partner") ?? "",
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = idOf(asked.params);
  return submitForm(asked.request, memberAction, (values) => {
    if (values.form === "password") {
      // Not a redirect: only this answer knows the link.
      const { expiresAt, ...link } = services.resets.makeLink(viewer, id ?? "");
      return { link: { ...link, until: formatDate(londonDate(expiresAt)) } };
    }
    const { form: _form, version, ...fields } = values;
    const back = `/areas/${area.slug}/people`;
    if ("active" in fields) {
      services.people.setMemberActive(viewer, id ?? "", version, fields.active === "yes");
      return redirect(back);
    }
    const saved = services.people.saveMember(viewer, id === null ? null : { id, version }, fields);
    return redirect(id === null ? `${back}?added=${saved}` : back);
  });
});

const ROLE_OPTIONS = MEMBER_ROLES.map((role) => ({
  value: role,
  label: ROLE_NAMES[role].name,
  hint: capitalise(ROLE_NAMES[role].purpose),
}));

function capitalise(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

export default function Member() {
  const { back, member, partners, partnerAsked } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const link = done && "link" in done ? done.link : null;
  const result = done && "errors" in done ? done : undefined;
  const stored = {
    name: member?.name ?? "",
    title: member?.title ?? "",
    email: member?.email ?? "",
    partnerId: member ? (member.partnerId ?? "") : partnerAsked,
    roles: member?.roles ?? (partnerAsked ? ["partner-member"] : []),
  };
  const form = useHomewardForm({
    schema: async () => (await import("./member.form.ts")).memberForm,
    defaults: stored,
    result,
    id: "member",
  });
  const typed = result?.typed ?? {};
  const stale =
    member && typed.form === "member" && String(typed.version) !== String(member.version);
  const partnerName = (id: unknown) => partners.find(({ value }) => value === id)?.label ?? "";
  const roleNames = (roles: unknown) =>
    MEMBER_ROLES.filter((role) => Array.isArray(roles) && roles.includes(role))
      .map((role: Role) => ROLE_NAMES[role].name)
      .join(", ");
  return (
    <>
      <BackLink href={back} label="People" />
      {link && (
        <Notice kind="success" title={`Link for a new password for ${link.name}`} focus>
          <p>
            Send it to {link.name} alone: whoever opens it can sign in as them. It works once, until{" "}
            {link.until}, and is not shown again.
          </p>
          <CopyField id="reset-link" label="Link" value={link.url} copy="Copy the link" />
        </Notice>
      )}
      <PageHeader
        title={member ? member.name : "Add a person"}
        purpose={
          member
            ? "What people are called, where they belong and what they may do here."
            : "Nobody is told yet: you make the invitation link in the next step."
        }
      />
      {stale && (
        <StoredNow
          fields={[
            { label: "Name", typed: String(typed.name), stored: stored.name },
            { label: "Job title", typed: String(typed.title), stored: stored.title },
            { label: "E-mail address", typed: String(typed.email), stored: stored.email },
            {
              label: "Organisation",
              typed: partnerName(typed.partnerId),
              stored: partnerName(stored.partnerId),
            },
            { label: "Roles", typed: roleNames(typed.roles), stored: roleNames(stored.roles) },
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={member?.version ?? 0} />
        <TextField name="name" label="Name" autoComplete="off" />
        <TextField name="title" label="Job title" optional autoComplete="off" />
        {member?.hasJoined ? (
          <>
            <input type="hidden" name="email" value={member.email} />
            <p>
              <strong>E-mail address</strong>
              <br />
              {member.email}{" "}
              <span className="hw-quiet">(has joined with it, so it stays as it is)</span>
            </p>
          </>
        ) : (
          <TextField
            name="email"
            label="E-mail address"
            hint="The person signs in with it"
            type="email"
            spellCheck={false}
            autoComplete="off"
          />
        )}
        <SelectField
          name="partnerId"
          label="Organisation"
          hint="Needed by everyone who scores"
          options={partners}
          empty="None of them"
        />
        <CheckboxGroup name="roles" label="Roles" options={ROLE_OPTIONS} />
        <SubmitButton>{member ? "Save" : "Add this person"}</SubmitButton>
      </HomewardForm>
      {member && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Access</h2>
          <PlainForm id="access" result={result}>
            <input type="hidden" name="version" value={member.version} />
            <input type="hidden" name="active" value={member.active ? "no" : "yes"} />
            <p>
              {member.active
                ? "Taking access away works at once. What the person scored stays part of the record."
                : "This person has no access to the area."}
            </p>
            <SubmitButton kind="secondary">
              {member.active ? "Take access away" : "Give access back"}
            </SubmitButton>
          </PlainForm>
          {member.active && member.hasJoined && (
            <PlainForm id="password" result={result}>
              <p>
                Has {member.name} forgotten their password? Make sure who asks, then make a link for
                a new one. It works for a day and ends every session of theirs.
              </p>
              <SubmitButton kind="secondary">Make a link for a new password</SubmitButton>
            </PlainForm>
          )}
          <p>
            <Link to={`${back}/${member.id}/erase`}>Erase this person</Link>{" "}
            <span className="hw-quiet">(when they ask for it: name and address go for good)</span>
          </p>
        </section>
      )}
    </>
  );
}
