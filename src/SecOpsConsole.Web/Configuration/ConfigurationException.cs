namespace SecOpsConsole.Web.Configuration;

/// <summary>The configuration cannot be used. Carries every error, so that one start shows them all.</summary>
public sealed class ConfigurationException(IReadOnlyList<ConfigurationError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<ConfigurationError> Errors { get; } = errors;
}
