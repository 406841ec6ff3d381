namespace SecOpsConsole.Core.People;

/// <summary>Who signed in; the stamp goes into the session and is compared again while the session lives.</summary>
public sealed record SignedIn(long PersonId, string Name, Role Role, string SecurityStamp);
