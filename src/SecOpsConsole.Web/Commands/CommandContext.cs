namespace SecOpsConsole.Web.Commands;

/// <summary>What a verb may touch of the outside: its streams, its settings and the signal to stop.</summary>
public sealed class CommandContext
{
    public required TextReader Input { get; init; }
    public required TextWriter Output { get; init; }
    public required TextWriter Error { get; init; }

    /// <summary>Settings that win over files, environment and arguments; for tests.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Null: as the environment says.</summary>
    public string? Environment { get; init; }
    public CancellationToken Stop { get; init; }

    /// <summary>Nothing to read, nothing printed.</summary>
    public static CommandContext Silent(IReadOnlyDictionary<string, string?> settings, string environment) => new()
    {
        Input = TextReader.Null,
        Output = TextWriter.Null,
        Error = TextWriter.Null,
        Settings = settings,
        Environment = environment,
    };

    public static CommandContext Process() => new() { Input = Console.In, Output = Console.Out, Error = Console.Error };
}
