// Nothing here is needed: every page works without it. It makes forms and quick exit kinder.
import {
  Button,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  PasswordInput,
  Radios,
  SkipLink,
  createAll,
} from "govuk-frontend";
import { lookSwitch } from "./look.mjs";

// Quick exit first: whatever else fails, it must work.
for (const component of [
  ExitThisPage,
  SkipLink,
  ErrorSummary,
  Button,
  PasswordInput,
  Radios,
  Checkboxes,
]) {
  createAll(component);
}
lookSwitch();
