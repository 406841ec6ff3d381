namespace SecOpsConsole.Web.Api.Models;

/// <summary>Lines of the submitted text, from 1, both ends included.</summary>
public sealed record PolicyLines(int First, int Last);
