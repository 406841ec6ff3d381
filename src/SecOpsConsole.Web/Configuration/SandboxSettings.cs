using System.ComponentModel;

namespace SecOpsConsole.Web.Configuration;

/// <summary>The built-in AWS sandbox.</summary>
[Description("The built-in AWS sandbox: a documented subset of AWS over real HTTP, for trying the console without an account.")]
public sealed class SandboxSettings
{
    /// <summary>Null: on in Development, off elsewhere.</summary>
    [Description("Starts the sandbox and points the console at it; no AWS account is touched. On by default in Development, off elsewhere, refused in Production. With `Aws__Endpoint` set, that sandbox is used and none is started.")]
    public bool? Enabled { get; set; }

    [Description("Port of the sandbox on 127.0.0.1; 0 takes a free one.")]
    [DefaultValue(4566)]
    public int Port { get; set; } = 4566;

    [Description("What an empty sandbox is filled with: `demo` (a believable company with weeks of history) or `empty`.")]
    [DefaultValue("demo")]
    public string Seed { get; set; } = "demo";
}
