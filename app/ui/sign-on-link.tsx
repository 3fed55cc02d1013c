import { ButtonLink } from "./next-step.tsx";

type Props = {
  /** The page to come back to. */
  next: string;
  kind?: "primary" | "secondary";
  children: string;
};

/** Leads to the identity provider; fetched by the browser itself, since it ends on another site. */
export function SignOnLink({ next, kind = "secondary", children }: Props) {
  return (
    <p>
      <ButtonLink href={`/sign-in/sso?${new URLSearchParams({ next })}`} kind={kind} reload>
        {children}
      </ButtonLink>
    </p>
  );
}
