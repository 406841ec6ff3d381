namespace SecOpsConsole.Web.Components.Layout;

/// <summary>Where the sandbox listens; null while there is none. The host sets it when the sandbox has its port.</summary>
public sealed class SandboxAddress
{
    public Uri? Endpoint { get; set; }
}
