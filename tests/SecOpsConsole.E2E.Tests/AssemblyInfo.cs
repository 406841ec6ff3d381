using SecOpsConsole.E2E.Tests;

// One browser and one console at a time: waits for the page must not depend on what else runs.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(BrowserFixture))]
