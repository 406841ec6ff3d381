using SecOpsConsole.E2E.Tests;

// One browser and one console at a time: the machine that runs these has two cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(BrowserFixture))]
