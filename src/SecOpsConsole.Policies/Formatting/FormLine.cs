namespace SecOpsConsole.Policies.Formatting;

/// <summary>One printed line. The comma is kept apart: it comes and goes with the neighbours and is no change of its own.</summary>
internal readonly record struct FormLine(string Text, bool Comma)
{
    public string Shown => Comma ? Text + "," : Text;
}
