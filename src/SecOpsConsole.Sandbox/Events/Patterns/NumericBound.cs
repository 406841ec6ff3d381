namespace SecOpsConsole.Sandbox.Events.Patterns;

/// <summary>One comparison of a <c>numeric</c> alternative, such as <c>"&gt;=", 10</c>.</summary>
internal sealed record NumericBound(string Comparison, double Limit)
{
    public bool Admits(double value) => Comparison switch
    {
        "=" => value.Equals(Limit),
        "<" => value < Limit,
        "<=" => value <= Limit,
        ">" => value > Limit,
        ">=" => value >= Limit,
        _ => throw new InvalidOperationException($"The parser let the comparison '{Comparison}' through."),
    };
}
