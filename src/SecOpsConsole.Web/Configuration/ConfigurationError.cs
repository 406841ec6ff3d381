namespace SecOpsConsole.Web.Configuration;

/// <summary>One thing that is wrong in the configuration: the key as one sets it in the environment, what is wrong, what to do.</summary>
public sealed record ConfigurationError(string Key, string Problem, string Remedy)
{
    public override string ToString() => $"{Key}: {Problem} {Remedy}";
}
