package abhaya.bench;

import abhaya.base.access.DemoAccounts;

/// Those who ask the product from outside.
record Clients(DemoAccounts.ApiClient reader, DemoAccounts.ApiClient feed) {}
