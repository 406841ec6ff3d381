return args switch
{
    ["policy", .. var rest] => PolicyBenchmark.Run(rest),
    ["intake", .. var rest] => await IntakeBenchmark.RunAsync(rest),
    ["heal"] => await HealBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Benchmarks policy [--seconds N] | intake [--seconds N] | heal");
    return 2;
}
