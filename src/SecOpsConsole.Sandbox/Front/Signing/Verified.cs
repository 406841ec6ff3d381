using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>A verified request: who signed it, for which Region, and its decoded payload. Or the fault that refused it.</summary>
internal sealed record Verified(SignatureFault? Fault, Caller Caller, string Region, byte[] Body)
{
    public static implicit operator Verified(SignatureFault fault) => new(fault, Caller.Anonymous, "", []);
}
