import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

type Props = {
  /** The area's address; null where a reader has no way into it: then the words stand alone. */
  home: string | null;
  href: string;
  label: ReactNode;
};

/** A link to a place within the area, for those who can go there. */
export function PlaceLink({ home, href, label }: Props) {
  return home === null || href === "" ? label : <Link to={`${home}${href}`}>{label}</Link>;
}
