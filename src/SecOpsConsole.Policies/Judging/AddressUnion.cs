namespace SecOpsConsole.Policies;

/// <summary>Looks at all address ranges of a condition together.</summary>
internal static class AddressUnion
{
    /// <summary>1/256 of all IPv4 addresses: the size of one /8.</summary>
    private const uint WidestUnion = 1u << 24;

    public static StatementFlags FlagsOf(IReadOnlyList<string> values)
    {
        var ranges = new List<Cidr>(values.Count);
        var reachable = false;
        foreach (var value in values)
        {
            if (Cidr.TryParse(value, out var range))
            {
                reachable |= !range.IsPrivate;
                if (!range.IsIPv6 && !range.IsPrivate)
                {
                    ranges.Add(range);
                }
            }
        }

        return (reachable ? StatementFlags.None : StatementFlags.NeverMatches)
            | (Size(ranges) > WidestUnion ? StatementFlags.WideUnion : StatementFlags.None);
    }

    private static UInt128 Size(List<Cidr> ranges)
    {
        ranges.Sort(static (left, right) => left.First.CompareTo(right.First));
        UInt128 size = 0, covered = 0;
        foreach (var range in ranges)
        {
            var behind = range.Last + 1;
            var from = range.First > covered ? range.First : covered;
            if (behind > from)
            {
                size += behind - from;
                covered = behind;
            }
        }

        return size;
    }
}
