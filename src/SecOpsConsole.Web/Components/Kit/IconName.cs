namespace SecOpsConsole.Web.Components.Kit;

/// <summary>Every picture of the console; drawn inline, so nothing is fetched for it.</summary>
public enum IconName
{
    Findings, Buckets, Events, Collapse, Search, Light, Stop, Sun, Moon, Screen, Person, Menu, Close, ChevronDown, ChevronRight, ArrowLeft, ArrowRight,
    Octagon, Triangle, Diamond, Circle, Ring,
    Dot, Bell, BellCrossed, Tick, Reopened, Warning, Copy, Undo, Clock, Play, Pause, Shadow, Eye, Bolt, Off, Globe, People, Building, Lock, Shield, Question,
    Keyboard, Plus, Minus, Equal, SignOut, Flask, WhatIf,
}
