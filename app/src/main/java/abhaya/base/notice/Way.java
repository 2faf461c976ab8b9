package abhaya.base.notice;

/// By which way a message leaves.
enum Way {
  MAIL,
  SMS
}
