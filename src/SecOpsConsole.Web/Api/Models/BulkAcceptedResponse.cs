namespace SecOpsConsole.Web.Api.Models;

/// <summary>A bulk decision was taken; <c>GET /api/v1/bulk-decisions/{id}</c> tells how its items end.</summary>
public sealed record BulkAcceptedResponse(string Message, long Id);
