return args switch
{
    ["policy", .. var rest] => PolicyBenchmark.Run(rest),
    ["intake", .. var rest] => await IntakeBenchmark.RunAsync(rest),
    ["heal"] => await HealBenchmark.RunAsync(),
    ["whatif"] => await WhatIfBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Benchmarks policy [--seconds N] | intake [--seconds N] | heal | whatif");
    return 2;
}
