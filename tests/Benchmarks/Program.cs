return args switch
{
    ["policy", .. var rest] => PolicyBenchmark.Run(rest),
    ["intake", .. var rest] => await IntakeBenchmark.RunAsync(rest),
    ["heal"] => await HealBenchmark.RunAsync(),
    ["audit", .. var rest] => await AuditBenchmark.RunAsync(rest),
    ["whatif"] => await WhatIfBenchmark.RunAsync(),
    ["macie"] => await MacieBurstBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Benchmarks policy [--seconds N] | intake [--seconds N] | heal | whatif | macie | audit [--rows N]");
    return 2;
}
