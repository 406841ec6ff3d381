namespace SecOpsConsole.Web.Commands;

/// <summary>Asks for a verification of an evidence bundle.</summary>
internal sealed record BundleVerifyRequest(byte[] Content);
