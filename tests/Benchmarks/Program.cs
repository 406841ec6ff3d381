return args switch
{
    ["policy", .. var rest] => PolicyBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Benchmarks policy [--seconds N]");
    return 2;
}
