-- The receipt of one signal is asked for that signal, not among all that its sender ever sent.

alter policy receipt on intake.disposition using (
  (select access.may('SEND_SIGNALS'))
  and exists (select from intake.signal s where s.id = signal_id));
