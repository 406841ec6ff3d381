namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>Where something was found: character positions in the text. The text itself is not kept.</summary>
internal readonly record struct Hit(int Start, int Length)
{
    public int End => Start + Length;
}
