using Microsoft.AspNetCore.Components;

namespace Commendation.Portal;

/// <summary>A part of a page.</summary>
public abstract class Component : ComponentBase
{
    [Inject]
    internal Visit Visit { get; set; } = null!;
}
