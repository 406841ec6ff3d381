namespace SecOpsConsole.Core.Intake;

/// <summary>All sources of this assembly, asked in order of their names; the first that knows an event reads it.</summary>
public sealed class FindingSources
{
    public FindingSources()
        : this(Scan())
    {
    }

    public FindingSources(IEnumerable<IFindingSource> sources)
    {
        All = [.. sources.OrderBy(source => source.Name, StringComparer.Ordinal)];
        var twice = All.GroupBy(source => source.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException($"Two finding sources are named {twice.Key}.");
        }
    }

    public IReadOnlyList<IFindingSource> All { get; }

    public EventFacts Read(EventEnvelope? envelope)
    {
        if (envelope is null)
        {
            return new EventFacts.Unrecognised { Note = "The body is not a JSON object." };
        }

        foreach (var source in All)
        {
            if (source.Read(envelope) is { } facts)
            {
                return facts;
            }
        }

        return new EventFacts.Unrecognised
        {
            AccountId = envelope.Account,
            Region = envelope.Region,
            EventUtc = envelope.TimeUtc,
            Name = envelope.DetailType,
            Note = "No source knows this kind of event.",
        };
    }

    private static IEnumerable<IFindingSource> Scan()
        => typeof(FindingSources).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFindingSource)))
            .Select(type => (IFindingSource)Activator.CreateInstance(type)!);
}
